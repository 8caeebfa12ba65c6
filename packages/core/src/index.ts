export type {
  Catalog,
  ErrorDefinition,
  Executed,
  MessageTemplate,
  Retry,
} from './catalog/catalog.js';
export type { CodeMap, CodeOf, MessageIdOf, Params, ParamsOf, ReasonOf } from './catalog/infer.js';
export type { MessageId, Reason } from './catalog/spot-v3.js';
export { type SpotV3, spotV3 } from './catalog/spot-v3.js';
export { type AnyErrorSet, defineErrors, type ErrorSet } from './define-errors.js';
export type { Answer } from './error/answer.js';
export {
  type AnyApiError,
  ApiError,
  type ApiErrorJson,
  type ApiErrorParts,
} from './error/api-error.js';
export type { ApiErrorOf } from './error/api-error-of.js';
export { type CreateApiError, createApiError } from './error/create-api-error.js';
export {
  type CreateArguments,
  type CreateOptions,
  type CreateParts,
  createParts,
} from './error/create-parts.js';
export { ErrorCode } from './error/error-code.js';
export { type FromJSON, fromJSON } from './error/from-json.js';
export { type IsApiError, isApiError } from './error/is-api-error.js';
export { type Payload, parsePayload } from './error/payload.js';
export { type ToApiError, type ToApiErrorOptions, toApiError } from './error/to-api-error.js';
export { toPayload } from './error/to-payload.js';
