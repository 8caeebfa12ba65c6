export { RetryError } from './attempt-record.js';
export {
  type AttemptContext,
  createRetryQuota,
  type FailedAttempt,
  type Reconcile,
  type RetryOptions,
  type RetryQuota,
  type RetryQuotaOptions,
} from './options.js';
export { retry } from './retry.js';
export { clockSkew } from './wait.js';
