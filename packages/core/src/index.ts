export type { Catalog, ErrorDefinition, Executed, MessageTemplate, Retry } from './catalog/catalog.js';
export type {
  AnyParams,
  CodeMap,
  CodeOf,
  DefinitionOf,
  DefinitionOfReason,
  ErrorCatalog,
  IsNamedCatalog,
  MessageIdOf,
  ParamsOf,
  ReasonIn,
  ReasonOf,
} from './catalog/infer.js';
export type { MessageId, Reason, SpotV3 } from './catalog/spot-v3.js';
export { spotV3 } from './catalog/spot-v3.js';
export { type Payload, toPayload } from './contract/payload.js';
export type { BodyReader, ErrorBodyReader, FieldNames, PayloadShape } from './contract/payload-shape.js';
export type { Role, Roles } from './contract/roles.js';
export type { TextRule } from './contract/text-rules.js';
export {
  type AnyErrorSet,
  type Contract,
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
export type { Decode, DecodeOptions, ToApiError } from './error/decode.js';
export type { ErrorData, ErrorDataInit, TypedErrorData } from './error/error-data.js';
export type {
  ApiErrorOf,
  CatalogData,
  CatalogErrors,
  DecodedData,
  DecodedError,
  LargeCatalogData,
  LargeCatalogError,
  UndocumentedApiError,
} from './error/error-types.js';
export type { FromJSON } from './error/from-json.js';
export type { IsApiError } from './error/is-api-error.js';
export type { ResponseInfo } from './error/response-info.js';
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
