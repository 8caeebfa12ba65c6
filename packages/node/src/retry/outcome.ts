import { adviceFor } from '@errlex/core/response';
import type { FailedAttempt, Settings } from './options.js';
import { RetryError } from './retry-error.js';

/**
 * What is known about the attempts of one call. Times are those of `performance.now()`: nobody sets that clock, and if
 * it stands still while a machine sleeps, waits only get longer.
 */
export interface Outcome {
  /** Attempts that began. */
  attempts: number;
  /**
   * Until this time an attempt may still take effect: nothing is sent, and "not found" proves something only if the
   * look began then or later. `undefined` if there is nothing to prove.
   */
  openUntil: number | undefined;
  /** Whether the outcome of any attempt was unknown. */
  wasUnknown: boolean;
  /** Whether the API rejected the last attempt because its id exists; it is then never sent again. */
  isDuplicate: boolean;
}

export function createOutcome(): Outcome {
  return { attempts: 0, openUntil: undefined, wasUnknown: false, isDuplicate: false };
}

/**
 * Records an attempt that has just rejected. It was signed earlier than now, so the lifetime is never too short. A
 * duplicate was rejected itself: what has to show is the other request, which the API has already accepted.
 */
export function recordFailure<Result>(
  outcome: Outcome,
  { error, advice }: FailedAttempt,
  { isRead, isDuplicate, reconcile, requestLifetime, tolerance }: Settings<Result>,
): void {
  if (isRead) return;
  const now = performance.now();
  const { openUntil = 0, wasUnknown } = outcome;
  if (advice.executed === 'unknown') {
    outcome.wasUnknown = true;
    outcome.openUntil = Math.max(openUntil, now + requestLifetime + tolerance);
  }
  // The caller's function comes last, because it may throw.
  outcome.isDuplicate = isDuplicate(error, advice);
  if (outcome.isDuplicate && reconcile) {
    outcome.wasUnknown = wasUnknown;
    outcome.openUntil = Math.max(openUntil, now + tolerance);
  }
}

/** Records that a look which began late enough found nothing. */
export function recordProof(outcome: Outcome): void {
  // A duplicate after an attempt of unknown outcome says that the id exists after all.
  if (!(outcome.isDuplicate && outcome.wasUnknown)) outcome.openUntil = undefined;
}

/**
 * Returns what `retry` rejects with: the error itself if its own advice says what is known about all attempts, else a
 * `RetryError`.
 */
export function toRejection<Result>(outcome: Outcome, error: unknown, settings: Settings<Result>): unknown {
  const { attempts, openUntil, wasUnknown, isDuplicate } = outcome;
  const isAbort = settings.signal?.aborted === true && error === settings.signal.reason;
  if (!wasUnknown && !isDuplicate) return error;
  const executed = openUntil === undefined ? 'no' : 'unknown';
  // Without the signal, as whoever catches it will ask.
  const own = adviceFor(error, { method: settings.method, errors: settings.errors }).executed;
  if (own === executed || (isAbort && executed === 'no')) return error;
  return new RetryError(executed, attempts, error);
}
