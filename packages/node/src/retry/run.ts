import { type FailedAttempt, type RetryOptions, resolveSettings, type Settings } from './options.js';
import { type AttemptRecord, createAttemptRecord } from './outcome.js';
import { startDeadline } from './wait.js';

/** The state of one call of `retry`. */
export interface Run<Result> {
  readonly settings: Settings<Result>;
  readonly outcome: AttemptRecord;
  /** Aborts if the caller aborts, and at the deadline. */
  readonly signal: AbortSignal;
  /** Deadline, as a time of `performance.now()`. */
  readonly end: number;
  /** Clears the timer of the deadline. */
  readonly stop: () => void;
  isResynced: boolean;
  /** Tokens that the current attempt cost; `undefined` for the first attempt. */
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

/** Corrects the signing clock if the advice says so, at most once in a run. Returns whether it did. */
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
