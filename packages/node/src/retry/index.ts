export { clockSkew } from './clock-skew.js';
export { type Failure, type Reconciled, type RetryOptions, retry } from './retry.js';
