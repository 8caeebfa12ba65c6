import { adviceFor } from '@errlex/core/response';
import { type AttemptRecord, createAttemptRecord, recordProof } from './attempt-record.js';
import { type FailedAttempt, type RetryOptions, resolveSettings, type Settings } from './options.js';
import { lookPause, sleepUntil, startDeadline, waitAfter } from './wait.js';

/** The state of one call of `retry`. */
export interface Run<Result> {
  readonly settings: Settings<Result>;
  readonly outcome: AttemptRecord;
  /** Aborts if the caller aborts, and at the deadline. */
  readonly signal: AbortSignal;
  /** The deadline, as a time of `performance.now()`. */
  readonly end: number;
  /** Clears the timer of the deadline. */
  readonly stop: () => void;
  isResynced: boolean;
  /** Number of tokens that the current attempt cost. `undefined` for the first attempt, which costs none. */
  cost: number | undefined;
}

export function startRun<Result>(options: RetryOptions<Result>): Run<Result> {
  const settings = resolveSettings(options);
  const { signal, deadline = Number.POSITIVE_INFINITY } = settings;
  return {
    settings,
    outcome: createAttemptRecord(),
    end: performance.now() + deadline,
    ...startDeadline(signal, deadline),
    isResynced: false,
    cost: undefined,
  };
}

/** Corrects the signing clock if the advice is `resync`, at most once in a run. Returns whether it did so. */
export async function resyncOnce<Result>(
  run: Run<Result>,
  { error, advice }: FailedAttempt,
): Promise<boolean> {
  const { resyncClock } = run.settings;
  if (advice.retry !== 'resync' || resyncClock === undefined || run.isResynced) return false;
  run.isResynced = true;
  await resyncClock(error);
  return true;
}

/** The result that `reconcile` found. */
export interface Found<Result> {
  readonly result: Result;
}

/**
 * Calls `reconcile` repeatedly. Returns the result when a look finds it, else `undefined`: when a look has
 * proved that no attempt took effect, or when further looks would not help. The first look is at once, the
 * next ones after pauses that double, and one exactly when the last open attempt expires.
 */
export async function lookForResult<Result>(
  run: Run<Result>,
  { error, attempt }: FailedAttempt,
): Promise<Found<Result> | undefined> {
  const { settings, outcome, signal } = run;
  const { reconcile, retries } = settings;
  if (reconcile === undefined) return undefined;
  // If no attempt can still be executed, the first call of `reconcile` is already proof.
  outcome.openUntil ??= performance.now();
  const { openUntil } = outcome;
  // Number of looks after the open attempts have expired, or of all looks if they never expire. Limited by
  // `retries`.
  let extra = 0;
  for (let count = 1; ; count++) {
    const startedAt = performance.now();
    if (signal.aborted || startedAt >= run.end) return undefined;
    const isLate = startedAt >= openUntil;
    let next = startedAt;
    try {
      const result = await reconcile(error, { signal });
      if (result !== undefined && result !== null) return { result };
      if (isLate) {
        recordProof(outcome);
        return undefined;
      }
      next = performance.now() + lookPause(count, settings);
      if (performance.now() < openUntil) next = Math.min(next, openUntil);
    } catch (thrown) {
      if (signal.aborted) return undefined;
      const wait = await handleFailedLook(run, thrown, attempt, count);
      // Waits at least 1 ms, because looks that fail at once would otherwise block the event loop if `delay`
      // returns 0.
      next = performance.now() + Math.max(1, wait);
    }
    if ((isLate || openUntil === Number.POSITIVE_INFINITY) && ++extra > retries) return undefined;
    if (next >= run.end) return undefined;
    await sleepUntil(next, signal);
  }
}

/**
 * Handles a look that rejected. Returns the milliseconds to wait before the next look, or `Infinity` if
 * another look would not help.
 */
async function handleFailedLook<Result>(
  run: Run<Result>,
  error: unknown,
  attempt: number,
  count: number,
): Promise<number> {
  const { settings } = run;
  const { errors, signal, onAdvice } = settings;
  const advice = adviceFor(error, { method: 'GET', errors, signal });
  const failed: FailedAttempt = { error, advice, attempt, during: 'reconcile' };
  onAdvice?.(failed);
  if (advice.retry === 'backoff') return waitAfter(failed, lookPause(count, settings), settings);
  return (await resyncOnce(run, failed)) ? 0 : Number.POSITIVE_INFINITY;
}
