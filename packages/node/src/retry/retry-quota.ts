/** Tokens that retries cost; shared by the calls that it is passed to. */
export interface RetryQuota {
  /** Tokens that are left. */
  readonly available: number;
  /** Takes tokens; returns false, and takes none, if there are too few. */
  take(tokens: number): boolean;
  /** Gives tokens back, up to the capacity. */
  give(tokens: number): void;
}

export interface RetryQuotaOptions {
  /** Tokens at the start, and at most. Default: 500. */
  readonly capacity?: number | undefined;
}

export const RETRY_COST = 5;
export const TIMEOUT_RETRY_COST = 10;
/** What a first attempt that succeeds gives back. */
export const SUCCESS_GAIN = 1;

/**
 * Creates a token bucket after the model of the AWS SDKs: a retry costs 5 tokens, after a time-out 10; a success after
 * it gives them back, and a success without a retry gives 1. Without tokens nothing is retried, so calls that all fail
 * soon send no more than one request each. Looks by `reconcile` cost nothing.
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
