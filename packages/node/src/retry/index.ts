export { clockSkew } from './clock-skew.js';
export type { AttemptContext, FailedAttempt, Reconcile, RetryOptions } from './options.js';
export { retry } from './retry.js';
export { RetryError } from './retry-error.js';
export { createRetryQuota, type RetryQuota, type RetryQuotaOptions } from './retry-quota.js';
