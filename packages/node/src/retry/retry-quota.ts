/** A budget of tokens for retries, shared by the calls of `retry` that it is passed to. */
export interface RetryQuota {
  /** Number of tokens left. */
  readonly available: number;
  /** Takes tokens. Returns false, and takes none, if there are too few. */
  take(tokens: number): boolean;
  /** Returns tokens to the budget, up to the capacity. */
  give(tokens: number): void;
}

export interface RetryQuotaOptions {
  /** Initial and maximum number of tokens. Default: 500. */
  readonly capacity?: number | undefined;
}

export const RETRY_COST = 5;
export const TIMEOUT_RETRY_COST = 10;
/** Tokens that a success without a retry gives back. */
export const SUCCESS_GAIN = 1;

/**
 * Creates a token bucket like that of the AWS SDKs: a retry costs 5 tokens, or 10 after a time-out. A success
 * after a retry gives its tokens back, and a success without a retry gives 1. Without tokens, calls are not
 * retried, so calls that all fail soon send one request each. Looks by `reconcile` cost nothing.
 */
export function createRetryQuota({ capacity = 500 }: RetryQuotaOptions = {}): RetryQuota {
  if (!(capacity > 0)) throw new TypeError(`capacity: expected a number above 0, got ${String(capacity)}.`);
  let available = capacity;
  return {
    get available() {
      return available;
    },
    take(tokens) {
      if (tokens > available) return false;
      available -= tokens;
      return true;
    },
    give(tokens) {
      available = Math.min(capacity, available + tokens);
    },
  };
}
