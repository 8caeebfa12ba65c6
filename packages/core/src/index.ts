export { adviceFor } from './advice-for.js';
export { type AnyApiError, ApiError, type ApiErrorJson, type ApiErrorOf } from './api-error.js';
export type { Advice, Catalogue, Definition, Executed, MessageRow, Retry } from './catalogue/catalogue.js';
export type { CodeOf, CodesOf, MessageIdOf, Params, ParamsOf, ReasonOf } from './catalogue/infer.js';
export { type SpotV3, spotV3 } from './catalogue/spot-v3.js';
export type { CreateArguments, CreateOptions } from './create-api-error.js';
export { createErrors, type Errors } from './create-errors.js';
export { type Payload, parsePayload } from './payload.js';
export {
  createApiError,
  ErrorCode,
  fromJSON,
  isApiError,
  type MessageId,
  type Reason,
  toApiError,
} from './spot-v3-errors.js';
export { toPayload } from './to-payload.js';
