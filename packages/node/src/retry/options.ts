import type { AnyErrorSet } from '@errlex/core';
import type { Advice, AdviceOptions } from '@errlex/core/response';

/** A failed attempt, or a failed look by `reconcile`. */
export interface FailedAttempt {
  readonly error: unknown;
  readonly advice: Advice;
  /** Number of the attempt, starting at 1; for a look, the number of the attempt before it. */
  readonly attempt: number;
  readonly during: 'attempt' | 'reconcile';
}

export interface AttemptContext {
  /** Number of the attempt, starting at 1. */
  readonly attempt: number;
  /**
   * Aborts if the caller aborts, at the deadline, and as soon as this attempt has rejected. Pass it to
   * anything that may send later, such as a rate limiter, because an attempt that has rejected must not sign
   * or send any more.
   */
  readonly signal: AbortSignal;
}

/**
 * Looks up whether an earlier attempt took effect, by an id that the client chose. Must resolve to the
 * result, or to `undefined` or `null` if there is none yet, and reject if the lookup failed. Return a value
 * for an operation without a result, too. If others may use the same ids, compare the fields of what you
 * find.
 */
export type Reconcile<Result> = (
  error: unknown,
  context: { readonly signal: AbortSignal },
) => Promise<Result | null | undefined>;

export interface RetryOptions<Result> extends AdviceOptions {
  /**
   * The error set of the API: decides the advice and the `requestLifetime`. Default: the advice of
   * `spotV3Errors`, without a lifetime.
   */
  readonly errors?: AnyErrorSet | undefined;
  /** Ends all attempts and waits; `retry` rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after the call of `retry` when sending and waiting end. Default: none. */
  readonly deadline?: number | undefined;
  /** Maximum number of further attempts; looks do not count. Default: 5. */
  readonly retries?: number | undefined;
  /** The first backoff is a random time up to this, in milliseconds; the bound doubles each time. Default: 500. */
  readonly minDelay?: number | undefined;
  /** Maximum of every backoff in milliseconds. Default: 30,000. */
  readonly maxDelay?: number | undefined;
  /**
   * Longest wait in milliseconds that a server may ask for; if it asks for more, `retry` rejects. Default: 5
   * minutes.
   */
  readonly maxWait?: number | undefined;
  /** Looks for the result of a write whose outcome is unknown. Without it, such a write is not sent again. */
  readonly reconcile?: Reconcile<Result> | undefined;
  /**
   * Milliseconds after signing when the API rejects a request that has not arrived. Default: the lifetime of
   * `errors`. Without a lifetime, no look can prove that a write was not executed.
   */
  readonly requestLifetime?: number | undefined;
  /**
   * Milliseconds added to `requestLifetime`: how far the signing clock may be ahead, how long a request may
   * queue after the check of its timestamp, and how long until an executed write shows in a look. Default:
   * 5,000.
   */
  readonly tolerance?: number | undefined;
  /**
   * Whether to send a write again once it is proved that an attempt of unknown outcome was not executed.
   * Default: `true`. Set `false` if it would then come too late.
   */
  readonly resend?: boolean | undefined;
  /**
   * Tests whether the API rejected a write because its client id exists. Default: the category of the advice
   * is `duplicate`.
   */
  readonly isDuplicate?: ((error: unknown, advice: Advice) => boolean) | undefined;
  /**
   * Tokens that several calls share, so that they do not multiply the load on a failing API. Default: none.
   */
  readonly quota?: RetryQuota | undefined;
  /** Corrects the signing clock if a timestamp has expired. Called at most once. */
  readonly resyncClock?: ((error: unknown) => void | Promise<void>) | undefined;
  /**
   * Changes the wait after a failure, in milliseconds. `computed` is `Infinity` if the server asks for more
   * than `maxWait`. Return `undefined` to keep it, `Infinity` to reject.
   */
  readonly delay?: ((failed: FailedAttempt, computed: number) => number | undefined) | undefined;
  /** Called for every failure, before `retry` acts on it. */
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
 * Applies the defaults. Throws a `TypeError` that names the first option that is not a number of 0 or more.
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

/** Throws for NaN too: every comparison with NaN is false, so looks would prove nothing, or everything. */
function checkNumber(name: string, value: number): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new TypeError(`${name}: expected a number of 0 or more, got ${String(value)}.`);
}

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
