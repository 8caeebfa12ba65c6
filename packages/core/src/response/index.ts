export { type Advice, type AdviceOptions, adviceFor } from './advice-for.js';
export { type FoundPayload, findPayloads } from './find-payloads.js';
export type { Fetch, FetchResponse } from './host.js';
export type { OutcomeOptions } from './outcome-options.js';
export { parseJsonExact } from './parse-json.js';
export { type ReadOptions, readApiError } from './read-api-error.js';
export { type Refinement, refinements } from './refinements.js';
export {
  isResponseError,
  ResponseError,
  type ResponseErrorJson,
  type ResponseErrorParts,
} from './response-error.js';
export { toAnswer } from './to-answer.js';
export { type Outcome, toOutcome } from './to-outcome.js';
export { withApiErrors } from './with-api-errors.js';
