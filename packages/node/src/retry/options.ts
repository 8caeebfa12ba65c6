import type { AnyErrorSet } from '@errlex/core';
import type { Advice, AdviceOptions } from '@errlex/core/response';

/** A failed attempt, or a failed look (a call of `reconcile`). */
export interface FailedAttempt {
  readonly error: unknown;
  readonly advice: Advice;
  /** Number of the attempt, starting at 1. For a look, the number of the last attempt. */
  readonly attempt: number;
  readonly during: 'attempt' | 'reconcile';
}

export interface AttemptContext {
  /** Number of the attempt, starting at 1. */
  readonly attempt: number;
  /**
   * Aborts if the caller aborts, at the deadline, and as soon as this attempt has rejected. Pass it to
   * everything that may send later, such as a rate limiter, because a rejected attempt must not sign or send
   * any more.
   */
  readonly signal: AbortSignal;
}

/**
 * Looks for the result of an earlier attempt, by an id that the client chose. One call of it is named a look.
 *
 * Resolve to the result, or to `undefined` or `null` if there is none yet. Reject if the lookup failed. For
 * an operation without a result, resolve to any other value. If others may use the same ids, also compare the
 * fields of the result.
 */
export type Reconcile<Result> = (
  error: unknown,
  context: { readonly signal: AbortSignal },
) => Promise<Result | null | undefined>;

export interface RetryOptions<Result> extends AdviceOptions {
  /**
   * The error set of the API, which decides the advice and the `requestLifetime`. Default: the advice of
   * `spotV3Errors`, and no lifetime.
   */
  readonly errors?: AnyErrorSet | undefined;
  /** Ends all attempts and waits if it aborts. `retry` then rejects with the reason of the abort. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after the call of `retry` at which sending and waiting end. Default: none. */
  readonly deadline?: number | undefined;
  /** Maximum number of attempts after the first one. Calls of `reconcile` do not count. Default: 5. */
  readonly retries?: number | undefined;
  /**
   * Upper limit of the first backoff, which is a random time, in milliseconds. The limit doubles each time.
   * Default: 500.
   */
  readonly minDelay?: number | undefined;
  /** Upper limit of every backoff, in milliseconds. Default: 30,000. */
  readonly maxDelay?: number | undefined;
  /**
   * Longest wait that a server may ask for, in milliseconds. If it asks for more, `retry` rejects. Default:
   * 300,000 (5 minutes).
   */
  readonly maxWait?: number | undefined;
  /**
   * Looks for the result of a write of unknown outcome. Without this option, such a write is not sent again,
   * unless it is `idempotent`.
   */
  readonly reconcile?: Reconcile<Result> | undefined;
  /**
   * Milliseconds after signing from which on the API rejects a request that arrives late. Default: the
   * lifetime of `errors`. Without a lifetime, no look can prove that a write was not executed.
   */
  readonly requestLifetime?: number | undefined;
  /**
   * Milliseconds to add to `requestLifetime`, for three delays: the signing clock may be ahead, a request may
   * queue after the API has checked its timestamp, and a look may not show an executed write at once.
   * Default: 5,000.
   */
  readonly tolerance?: number | undefined;
  /**
   * Whether to send a write again if an attempt of unknown outcome proves not to be executed. Set it to
   * `false` if the write would then come too late. Default: `true`.
   */
  readonly resend?: boolean | undefined;
  /**
   * Tests whether the API rejected a write because its client id already exists. Default: tests whether the
   * category of the advice is `duplicate`.
   */
  readonly isDuplicate?: ((error: unknown, advice: Advice) => boolean) | undefined;
  /**
   * A budget of retries for several calls, so that together they do not overload a failing API. Default:
   * none.
   */
  readonly quota?: RetryQuota | undefined;
  /** Corrects the signing clock. `retry` calls it if a timestamp has expired, at most once. */
  readonly resyncClock?: ((error: unknown) => void | Promise<void>) | undefined;
  /**
   * Changes the wait after a failure. `computed` is the wait in milliseconds, `Infinity` if the server asks
   * for more than `maxWait`. Return `undefined` to keep it, or `Infinity` to make `retry` reject.
   */
  readonly delay?: ((failed: FailedAttempt, computed: number) => number | undefined) | undefined;
  /** Called for each failure, before `retry` reacts to it. */
  readonly onAdvice?: ((failed: FailedAttempt) => void) | undefined;
}

const defaults = { retries: 5, minDelay: 500, maxDelay: 30_000, maxWait: 300_000, tolerance: 5_000 };

/** The options with their defaults. */
export type Settings<Result> = RetryOptions<Result> &
  Readonly<Record<keyof typeof defaults | 'requestLifetime', number>> & {
    readonly isRead: boolean;
    readonly resend: boolean;
    readonly isDuplicate: (error: unknown, advice: Advice) => boolean;
  };

/**
 * Applies the defaults to the options. Throws a `TypeError` that names the first option that is not a number
 * of 0 or more.
 */
export function resolveSettings<Result>(options: RetryOptions<Result>): Settings<Result> {
  const { errors, method = '', resend = true } = options;
  const lifetime = options.requestLifetime ?? errors?.requestLifetime ?? Number.POSITIVE_INFINITY;
  const numbers = { requestLifetime: lifetime, ...defaults };
  for (const name of Object.keys(numbers) as (keyof typeof numbers)[]) {
    numbers[name] = checkNumber(name, options[name] ?? numbers[name]);
  }
  if (options.deadline !== undefined) checkNumber('deadline', options.deadline);
  return {
    ...options,
    ...numbers,
    isRead: /^(?:GET|HEAD|OPTIONS)$/i.test(method),
    resend,
    isDuplicate: options.isDuplicate ?? ((_error, { category }) => category === 'duplicate'),
  };
}

/**
 * Returns the value if it is a number of 0 or more, else throws. NaN is rejected too: comparisons with it are
 * always false, so looks would prove nothing, or everything.
 */
function checkNumber(name: string, value: number): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new TypeError(`${name}: expected a number of 0 or more, got ${String(value)}.`);
}

/** A budget of tokens for retries. Calls of `retry` with the same quota share it. */
export interface RetryQuota {
  /** Number of tokens left. */
  readonly available: number;
  /** Takes tokens if there are enough. Returns false, and takes none, if there are too few. */
  take(tokens: number): boolean;
  /** Gives tokens back, up to the capacity. */
  give(tokens: number): void;
}

export interface RetryQuotaOptions {
  /** Initial and maximum number of tokens. Default: 500. */
  readonly capacity?: number | undefined;
}

export const RETRY_COST = 5;
export const TIMEOUT_RETRY_COST = 10;
/** Number of tokens that a success without a retry adds. */
export const SUCCESS_GAIN = 1;

/**
 * Creates a token bucket with the costs of the AWS SDKs. A retry costs 5 tokens, or 10 after a time-out. A
 * success gives the tokens of its retry back, or 1 token without a retry. If there are too few tokens, a call
 * is not retried, so while an API is down each call sends only one request. Looks cost nothing.
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
