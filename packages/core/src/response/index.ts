export { type TextRule, textRulesFor } from '../contract/contract.js';
export { toResponseInfo } from '../error/error-data.js';
export { type AdviceOptions, adviceFor, retryAdviceFor } from './advice.js';
export { type Advice, type ClassifyOptions, classifyError } from './classify-error.js';
export {
  type Fetch,
  type ReadApiErrorOptions,
  readApiError,
  type WithApiErrorsOptions,
  withApiErrors,
} from './fetch.js';
export { type FoundPayload, findPayloads } from './find-payloads.js';
export { type IdentifiedError, type IdentifiedKind, type IdentifyOptions, identify } from './identify.js';
export type { FetchResponse } from './read-body.js';
export {
  isResponseError,
  parseJsonExact,
  ResponseError,
  type ResponseErrorInit,
  type ResponseErrorJson,
} from './response-error.js';
export { type Outcome, type OutcomeOptions, toOutcome } from './to-outcome.js';
