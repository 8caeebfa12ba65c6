export type {
  AnyParams,
  Catalog,
  CodeMap,
  CodeOf,
  CreatableIdOf,
  DefinitionOf,
  DefinitionOfReason,
  ErrorCatalog,
  ErrorDefinition,
  Executed,
  IsNamedCatalog,
  MessageIdOf,
  MessageTemplate,
  ParamsOf,
  ReasonOf,
  ReasonOfId,
  Retry,
} from './catalog/catalog.js';
export { type MessageId, type Reason, type SpotV3, spotV3 } from './catalog/spot-v3.js';
export type { Contract, ErrorRole, Roles, TextRule } from './contract/contract.js';
export { type BodyReader, type ErrorBodyReader, type Payload, toPayload } from './contract/payload.js';
export type { FieldNames, PayloadShape } from './contract/payload-shape.js';
export {
  type AnyErrorSet,
  type ContractReader,
  defineErrors,
  type ErrorReader,
  type ErrorSet,
} from './define-errors.js';
export { type AnyApiError, ApiError, type ApiErrorJson } from './error/api-error.js';
export type {
  CreateApiError,
  CreateArguments,
  CreateErrorData,
  CreateOptions,
} from './error/create-error-data.js';
export type { Decode, DecodeOptions, FromJSON, ToApiError } from './error/decode.js';
export type { ErrorData, ErrorDataInit, ResponseInfo, TypedErrorData } from './error/error-data.js';
export type {
  ApiErrorOf,
  CatalogData,
  CatalogErrors,
  DecodedData,
  DecodedError,
  IsApiError,
  LargeCatalogData,
  LargeCatalogError,
  UndocumentedApiError,
} from './error/is-api-error.js';
export {
  createApiError,
  createErrorData,
  decode,
  ErrorCode,
  fromJSON,
  isApiError,
  spotV3Errors,
  toApiError,
} from './spot-v3-errors.js';
