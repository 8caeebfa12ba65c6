import { adviceFor } from '@errlex/core/response';
import type { FailedAttempt, Settings } from './options.js';
import { RetryError } from './retry-error.js';

/**
 * Facts about the attempts of one call. Times are values of `performance.now()`: nobody can set that clock,
 * and if it stops while a machine sleeps, waits only get longer.
 */
export interface AttemptRecord {
  /** Number of attempts that were started. */
  attempts: number;
  /**
   * Time until which an attempt may still take effect. Until then nothing is sent, and only a look that
   * starts at this time or later proves anything by "not found". `undefined` if there is nothing to prove.
   */
  openUntil: number | undefined;
  /** Whether any attempt had an unknown outcome. */
  wasUnknown: boolean;
  /** Whether the API rejected the last attempt because its id exists; the write is then never sent again. */
  isDuplicate: boolean;
}

export function createAttemptRecord(): AttemptRecord {
  return { attempts: 0, openUntil: undefined, wasUnknown: false, isDuplicate: false };
}

/**
 * Records an attempt that has just rejected. The lifetime counts from now, although signing was earlier, so
 * it is never too short. A duplicate itself was not executed; the look waits for the earlier request, which
 * the API has already accepted.
 */
export function recordFailure<Result>(
  outcome: AttemptRecord,
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
  // Called last, because the caller's function may throw.
  outcome.isDuplicate = isDuplicate(error, advice);
  if (outcome.isDuplicate && reconcile) {
    outcome.wasUnknown = wasUnknown;
    outcome.openUntil = Math.max(openUntil, now + tolerance);
  }
}

/** Records that a look that started late enough found nothing. */
export function recordProof(outcome: AttemptRecord): void {
  // If an attempt had an unknown outcome and a later one was a duplicate, the id does exist, so nothing is
  // proved.
  if (!(outcome.isDuplicate && outcome.wasUnknown)) outcome.openUntil = undefined;
}

/**
 * Returns the value that `retry` rejects with: the error itself if its own advice matches the facts about all
 * attempts, else a `RetryError`.
 */
export function toRejection<Result>(
  outcome: AttemptRecord,
  error: unknown,
  settings: Settings<Result>,
): unknown {
  const { attempts, openUntil, wasUnknown, isDuplicate } = outcome;
  const isAbort = settings.signal?.aborted === true && error === settings.signal.reason;
  if (!wasUnknown && !isDuplicate) return error;
  const executed = openUntil === undefined ? 'no' : 'unknown';
  // Without the signal, because whoever catches the error will call it without the signal.
  const own = adviceFor(error, { method: settings.method, errors: settings.errors }).executed;
  if (own === executed || (isAbort && executed === 'no')) return error;
  return new RetryError(executed, attempts, error);
}
