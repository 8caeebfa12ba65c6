import { setTimeout as sleep } from 'node:timers/promises';
import { type Advice, type AdviceOptions, adviceFor } from '@errlex/core/response';
import pRetry, { AbortError } from 'p-retry';

/** The longest time that a timer of Node can be set to: 24 days. */
const MAX_TIMER = 2 ** 31 - 1;

/** What became of a write whose answer did not tell. */
export type Reconciled<Result> =
  | { readonly executed: 'yes'; readonly result: Result }
  /** `no`: it is proved that nothing was done. `unknown`: that could not be found out either. */
  | { readonly executed: 'no' | 'unknown' };

/** A failure that `retry` has met. */
export interface Failure {
  readonly error: unknown;
  readonly advice: Advice;
  /** The number of the attempt that failed, from 1 on. */
  readonly attempt: number;
}

export interface RetryOptions<Result> extends AdviceOptions {
  /** Ends the waiting, and is handed to the operation. */
  readonly signal?: AbortSignal | undefined;
  /** How often it is repeated at most; 5 where it is left out. */
  readonly retries?: number | undefined;
  /**
   * The longest wait before the first repetition, in milliseconds; doubled with each further one. 500 where
   * it is left out.
   */
  readonly minDelay?: number | undefined;
  /**
   * The longest wait of all, in milliseconds, unless the server asks for more. 30,000 where it is left out.
   */
  readonly maxDelay?: number | undefined;
  /** Called with each failure, before anything is done about it. */
  readonly onAdvice?: ((failure: Failure) => void) | undefined;
  /** Sets the clock by which the operation signs: `clockSkew(error)` tells the difference. Called once. */
  readonly resyncClock?: ((error: unknown) => void | Promise<void>) | undefined;
  /** Looks whether a write was carried out whose answer does not tell. */
  readonly reconcile?: ((error: unknown) => Promise<Reconciled<Result>>) | undefined;
}

/**
 * The result of an operation, repeated as the advice about its failure says: after the time that the server
 * names, else after any time up to a limit that doubles (full jitter); once, with the clock set, where the
 * timestamp had expired. A write (any `method` but GET, HEAD and OPTIONS, or none) that may have been carried
 * out is never repeated unless it is `idempotent` or `reconcile` proves that it was not. Rejects with what
 * the last attempt threw.
 *
 * @example
 * const order = await retry(({ signal }) => placeOrder({ newClientOrderId }, signal), {
 *   method: 'POST',
 *   resyncClock: (error) => { clock.skew = clockSkew(error) ?? 0; },
 *   reconcile: async () => {
 *     const result = await findOrder(newClientOrderId);
 *     return result ? { executed: 'yes', result } : { executed: 'no' };
 *   },
 * });
 */
export function retry<Result>(
  operation: (context: { readonly attempt: number; readonly signal?: AbortSignal }) => Promise<Result>,
  options: RetryOptions<Result> = {},
): Promise<Result> {
  const { signal, retries = 5, onAdvice, resyncClock } = options;
  let next: () => Promise<unknown> = async () => {};
  let isResynced = false;

  const attempt = async (number: number): Promise<Result> => {
    try {
      return await operation({ attempt: number, ...(signal && { signal }) });
    } catch (error) {
      const advice = adviceFor(error, options);
      onAdvice?.({ error, advice, attempt: number });
      const isUnknown = !advice.safeToRepeat && !signal?.aborted;
      const reconciled = isUnknown ? await reconcile(error, number, options) : undefined;
      if (reconciled?.executed === 'yes') return reconciled.result;
      const mayRepeat = advice.safeToRepeat || reconciled?.executed === 'no';
      if (mayRepeat && advice.retry === 'resync' && resyncClock && !isResynced) {
        isResynced = true;
        next = async () => resyncClock(error);
      } else if (mayRepeat && advice.retry === 'backoff') {
        next = () => wait(toDelay(advice, number, options), signal);
      } else {
        throw new AbortError(error as Error);
      }
      throw error;
    }
  };

  // What p-retry would wait is left at nothing: it counts the attempts, and the advice knows how long.
  return pRetry(attempt, {
    retries,
    minTimeout: 0,
    signal,
    shouldRetry: async () => {
      await next();
      return true;
    },
  });
}

/**
 * What `reconcile` found. A failure of its own must not hide the first one, whose outcome it leaves unknown.
 */
async function reconcile<Result>(
  error: unknown,
  attempt: number,
  { reconcile: look, onAdvice, ...options }: RetryOptions<Result>,
): Promise<Reconciled<Result> | undefined> {
  try {
    return await look?.(error);
  } catch (failure) {
    onAdvice?.({ error: failure, advice: adviceFor(failure, options), attempt });
    return undefined;
  }
}

/** Rejects with the reason of an abort meanwhile. */
async function wait(delay: number, signal: AbortSignal | undefined): Promise<void> {
  // A longer one would not wait at all.
  await sleep(Math.min(delay, MAX_TIMER), undefined, { signal }).catch(() => signal?.throwIfAborted());
}

function toDelay<Result>(
  { after }: Advice,
  attempt: number,
  { minDelay = 500, maxDelay = 30_000 }: RetryOptions<Result>,
): number {
  const limit = Math.min(maxDelay, minDelay * 2 ** (attempt - 1));
  // What all were told to wait for, they should not come back from together.
  return after === undefined ? Math.random() * limit : after + Math.random() * minDelay;
}
