import type { AnyErrorSet } from '@errlex/core';
import type { Advice, AdviceOptions } from '@errlex/core/response';
import type { RetryQuota } from './retry-quota.js';

/** An attempt, or a look by `reconcile`, that failed. */
export interface FailedAttempt {
  readonly error: unknown;
  readonly advice: Advice;
  /** Number of the attempt, from 1; for a look, of the attempt before it. */
  readonly attempt: number;
  readonly during: 'attempt' | 'reconcile';
}

export interface AttemptContext {
  /** From 1. */
  readonly attempt: number;
  /**
   * Aborts if the caller aborts, at the deadline, and as soon as this attempt has rejected: pass it on to whatever
   * may still send, such as a rate limiter, because an attempt that has rejected must not sign or send any more.
   */
  readonly signal: AbortSignal;
}

/**
 * Looks whether an earlier attempt took effect, by an id that the client chose. Resolves to the result; to
 * `undefined` (or `null`) if there is none yet; rejects if the look failed. Must return a value for an operation
 * without a result, too, and compare the fields of what it finds if others use the same ids.
 */
export type Reconcile<Result> = (
  error: unknown,
  context: { readonly signal: AbortSignal },
) => Promise<Result | null | undefined>;

export interface RetryOptions<Result> extends AdviceOptions {
  /**
   * The contract of the API: it decides the advice, and its `requestLifetime` counts. If omitted, `adviceFor`'s
   * default decides the advice, and no lifetime is assumed.
   */
  readonly errors?: AnyErrorSet | undefined;
  /** Ends everything; `retry` rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from the call after which nothing is sent and nothing waited for. Default: none. */
  readonly deadline?: number | undefined;
  /** Maximum number of further attempts; looks do not count. Default: 5. */
  readonly retries?: number | undefined;
  /** Milliseconds of the first backoff at most; doubles with each attempt. Default: 500. */
  readonly minDelay?: number | undefined;
  /** Ceiling of the backoff in milliseconds. Default: 30,000. */
  readonly maxDelay?: number | undefined;
  /** Longest wait that a server may ask for, in milliseconds; if it asks for more, `retry` rejects. Default: 5 minutes. */
  readonly maxWait?: number | undefined;
  /** Looks for the result of a write whose outcome is unknown. Without it, such a write is not sent again. */
  readonly reconcile?: Reconcile<Result> | undefined;
  /**
   * Milliseconds after which the API no longer accepts a request, counted from its signature. Default: that of
   * `errors`; without either, no look proves that a write was not executed.
   */
  readonly requestLifetime?: number | undefined;
  /**
   * Milliseconds by which the clock that signs may be ahead, plus those that a request may queue behind the check
   * of its timestamp, plus those after which an executed write shows in a look. Default: 5,000.
   */
  readonly tolerance?: number | undefined;
  /**
   * Whether a write is sent again once it is proved that an attempt of unknown outcome was not executed. Default:
   * `true`. Set `false` if it would come too late by then.
   */
  readonly resend?: boolean | undefined;
  /** Whether an API rejected a write because its client id exists. Default: the category of the advice is `duplicate`. */
  readonly isDuplicate?: ((error: unknown, advice: Advice) => boolean) | undefined;
  /** Tokens that several calls share, so that they do not multiply the load of a failing API. Default: none. */
  readonly quota?: RetryQuota | undefined;
  /** Sets the clock that signs, if a timestamp has expired. Called once at most. */
  readonly resyncClock?: ((error: unknown) => void | Promise<void>) | undefined;
  /**
   * Changes the wait after a failure, in milliseconds. `computed` is `Infinity` if the server asks for more than
   * `maxWait`. Return `undefined` to keep it, `Infinity` to reject.
   */
  readonly delay?: ((failed: FailedAttempt, computed: number) => number | undefined) | undefined;
  /** Called with every failure, before anything is done about it. */
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

/** Throws a `TypeError` that names the first option that is not a number of 0 or more. */
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

/** NaN would compare as false with every time: a look would never prove anything, or always. */
function checkNumber(name: string, value: number): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new TypeError(`${name}: expected a number of 0 or more, got ${String(value)}.`);
}
