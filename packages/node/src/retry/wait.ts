import { identify } from '@errlex/core/response';
import type { FailedAttempt, Settings } from './options.js';

/** Longest delay of a timer in Node, about 24 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Resolves at a time of `performance.now()`, or as soon as the signal aborts. */
export async function sleepUntil(time: number, signal: AbortSignal): Promise<void> {
  // Loops, because a timer may fire up to a millisecond early, and longer waits need several timers.
  for (let left = time - performance.now(); left > 0 && !signal.aborted; left = time - performance.now()) {
    await sleep(Math.min(Math.ceil(left), MAX_TIMER_MS), signal);
  }
}

function sleep(delay: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delay);
    signal.addEventListener('abort', end);
  });
}

/**
 * Returns a signal that aborts at the deadline, or if the caller's signal aborts. Call `stop` when the signal
 * is no longer needed.
 */
export function startDeadline(
  signal: AbortSignal | undefined,
  deadline = Number.POSITIVE_INFINITY,
): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  // A timer of our own, because `AbortSignal.timeout` would keep running after the call has ended.
  const timer =
    deadline > MAX_TIMER_MS
      ? undefined
      : setTimeout(() => {
          controller.abort(new DOMException('The deadline has passed.', 'TimeoutError'));
        }, deadline);
  return {
    signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    stop: () => clearTimeout(timer),
  };
}

/** Returns the milliseconds to wait before an attempt: exponential backoff with full jitter. */
export function backoff<Result>(attempt: number, { minDelay, maxDelay }: Settings<Result>): number {
  return Math.random() * Math.min(maxDelay, minDelay * 2 ** (attempt - 1));
}

/** Longest pause between calls of `reconcile`. */
const MAX_LOOK_PAUSE_MS = 5_000;

/** Returns the milliseconds to pause after a call of `reconcile`. */
export function lookPause<Result>(look: number, { minDelay }: Settings<Result>): number {
  // At least 1 ms, because with a `minDelay` of 0 looks would follow each other without a pause until the
  // lifetime has passed.
  return Math.min(MAX_LOOK_PAUSE_MS, Math.max(1, minDelay) * 2 ** (look - 1)) * (0.5 + Math.random() / 2);
}

/**
 * Returns the milliseconds to wait after a failure: the time that the server asks for, else `usual`. The
 * option `delay` can change it. `Infinity` means that `retry` rejects.
 */
export function waitAfter<Result>(
  failed: FailedAttempt,
  usual: number,
  { minDelay, maxWait, delay }: Settings<Result>,
): number {
  const { after } = failed.advice;
  // Adds jitter, so that clients with the same `Retry-After` do not retry together.
  const asked = after === undefined ? usual : after + Math.random() * minDelay;
  const computed = after !== undefined && after > maxWait ? Number.POSITIVE_INFINITY : asked;
  // Converts NaN to 0: with NaN, looks would follow each other without a pause.
  return Math.max(0, delay?.(failed, computed) ?? computed) || 0;
}

/**
 * Returns by how many milliseconds the server's clock is ahead of the local clock (negative: behind), from
 * the header `Date` of the error's response. Returns `undefined` without that header; then keep the last
 * skew. Accurate to about half a second, because the header has whole seconds.
 */
export function clockSkew(error: unknown): number | undefined {
  const { date, receivedAt } = identify(error)?.responseInfo ?? {};
  return date === undefined || receivedAt === undefined ? undefined : date + 500 - receivedAt;
}
