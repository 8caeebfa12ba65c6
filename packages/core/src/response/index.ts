export { adviceForResponse } from './advice-for-response.js';
export type { Fetch, FetchResponse } from './host.js';
export { parseJson } from './parse-json.js';
export { type ReadOptions, readApiError } from './read-api-error.js';
export { isResponseError, ResponseError } from './response-error.js';
export { type Outcome, type OutcomeOptions, toOutcome } from './to-outcome.js';
export { withApiErrors } from './with-api-errors.js';
