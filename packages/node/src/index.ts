export {
  type Advice,
  type AdviceOptions,
  adviceFor,
  type Fetch,
  type FetchResponse,
  type FoundPayload,
  findPayloads,
  type IdentifiedError,
  type IdentifyOptions,
  identify,
  isResponseError,
  type Outcome,
  type OutcomeOptions,
  parseJsonExact,
  type ReadApiErrorOptions,
  ResponseError,
  toOutcome,
  toResponseInfo,
  type WithApiErrorsOptions,
} from '@errlex/core/response';
export type { PublishedError } from './publish-error.js';
export { readApiError, withApiErrors } from './with-api-errors.js';
