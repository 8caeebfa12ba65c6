export type { TextRule } from '../contract/text-rules.js';
export { toResponseInfo } from '../error/response-info.js';
export { type AdviceOptions, adviceFor, textRulesFor } from './advice.js';
export { type Advice, type ClassifyOptions, classifyError } from './classify-error.js';
export type { Fetch, FetchResponse } from './fetch-types.js';
export { type FoundPayload, findPayloads } from './find-payloads.js';
export { type Identified, type IdentifiedKind, type IdentifyOptions, identify } from './identify.js';
export { parseJsonExact } from './parse-json-exact.js';
export { type ReadOptions, readApiError } from './read-api-error.js';
export {
  isResponseError,
  ResponseError,
  type ResponseErrorInit,
  type ResponseErrorJson,
} from './response-error.js';
export { type Outcome, type OutcomeOptions, toOutcome } from './to-outcome.js';
export { withApiErrors } from './with-api-errors.js';
