export {
  adviceForResponse,
  type Fetch,
  type FetchResponse,
  isResponseError,
  type Outcome,
  type OutcomeOptions,
  parseJson,
  ResponseError,
  toOutcome,
} from '@errlex/core/response';
export { inspectError } from './inspect-error.js';
export { installInspect } from './install-inspect.js';
export { type ReadOptions, readApiError } from './read-api-error.js';
export type { InspectErrorOptions } from './to-inspectable.js';
export { withApiErrors } from './with-api-errors.js';
