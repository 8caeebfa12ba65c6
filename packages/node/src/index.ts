export {
  type Advice,
  type AdviceOptions,
  adviceFor,
  type Fetch,
  type FetchResponse,
  type FoundPayload,
  findPayloads,
  type Identified,
  type IdentifyOptions,
  identify,
  isResponseError,
  type Outcome,
  type OutcomeOptions,
  parseJsonExact,
  type ReadOptions,
  ResponseError,
  toOutcome,
  toResponseInfo,
} from '@errlex/core/response';
export type { PublishedError } from './publish-error.js';
export { readApiError } from './read-api-error.js';
export { type WithApiErrorsOptions, withApiErrors } from './with-api-errors.js';
