import { type FailedAttempt, type RetryOptions, resolveSettings, type Settings } from './options.js';
import { createOutcome, type Outcome } from './outcome.js';
import { startDeadline } from './wait.js';

/** One call of `retry`. */
export interface Run<Result> {
  readonly settings: Settings<Result>;
  readonly outcome: Outcome;
  /** Aborts with the caller's signal and at the deadline. */
  readonly signal: AbortSignal;
  /** The deadline as a time of `performance.now()`. */
  readonly end: number;
  /** Releases the timer of the deadline. */
  readonly stop: () => void;
  isResynced: boolean;
  /** Tokens that the next attempt has cost; `undefined` for the first one. */
  cost: number | undefined;
}

export function startRun<Result>(options: RetryOptions<Result>): Run<Result> {
  const settings = resolveSettings(options);
  const { signal, deadline = Number.POSITIVE_INFINITY } = settings;
  return {
    settings,
    outcome: createOutcome(),
    end: performance.now() + deadline,
    ...startDeadline(signal, deadline),
    isResynced: false,
    cost: undefined,
  };
}

/** Sets the clock that signs, once in a run, if the advice says so. Returns whether it did. */
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
