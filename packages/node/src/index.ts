export {
  type Advice,
  type AdviceOptions,
  adviceFor,
  type Fetch,
  type FetchResponse,
  type FoundPayload,
  findPayloads,
  isResponseError,
  type Outcome,
  type OutcomeOptions,
  parseJsonExact,
  type ReadOptions,
  ResponseError,
  toAnswer,
  toOutcome,
} from '@errlex/core/response';
export type { PublishedError } from './publish-error.js';
export { readApiError } from './read-api-error.js';
export { type WithApiErrorsOptions, withApiErrors } from './with-api-errors.js';
