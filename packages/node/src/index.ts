export {
  type Advice,
  type AdviceOptions,
  adviceFor,
  type Fetch,
  type FetchResponse,
  isResponseError,
  type Outcome,
  type OutcomeOptions,
  parseJson,
  type ReadOptions,
  ResponseError,
  readApiError,
  toAnswer,
  toOutcome,
  withApiErrors,
} from '@errlex/core/response';
export { type InspectErrorOptions, inspectError } from './inspect-error.js';
