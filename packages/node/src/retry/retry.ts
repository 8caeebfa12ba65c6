import { adviceFor, identify } from '@errlex/core/response';
import { recordFailure, toRejection } from './attempt-record.js';
import {
  type AttemptContext,
  type FailedAttempt,
  RETRY_COST,
  type RetryOptions,
  SUCCESS_GAIN,
  TIMEOUT_RETRY_COST,
} from './options.js';
import { type Found, lookForResult, type Run, resyncOnce, startRun } from './run.js';
import { backoff, sleepUntil, waitAfter } from './wait.js';

/**
 * Calls an operation until it succeeds, following the advice for each failure. It waits for the time that the
 * server asks for, else uses exponential backoff with full jitter. If a timestamp has expired, it corrects
 * the clock once.
 *
 * An operation is a write unless its `method` is GET, HEAD or OPTIONS. A write of unknown outcome is sent
 * again only if it is `idempotent`, or if `reconcile` finds no result in a call that starts when the API can
 * no longer accept an earlier attempt. That is the case `requestLifetime + tolerance` milliseconds after the
 * attempt.
 *
 * Rejects with the last error if its own advice is true for all attempts, else with a {@link RetryError}
 * around it. If the caller aborts, the error is the reason of the signal. `adviceFor` of the rejected value
 * returns whether the operation was executed.
 *
 * @example
 * const order = await retry(({ signal }) => placeOrder({ newClientOrderId }, signal), {
 *   method: 'POST',
 *   errors: spotV3Errors,
 *   resyncClock: (error) => {
 *     const skew = clockSkew(error);
 *     if (skew !== undefined) clock.skew = skew;
 *   },
 *   reconcile: (_error, { signal }) => findOrder(newClientOrderId, signal),
 * });
 */
export async function retry<Result>(
  operation: (context: AttemptContext) => Promise<Result>,
  options: RetryOptions<Result> = {},
): Promise<Result> {
  const run = startRun(options);
  try {
    for (;;) {
      const attempt = await runAttempt(run, operation);
      const found = 'result' in attempt ? attempt : await handleFailure(run, attempt);
      if (found) return found.result;
      if (run.signal.aborted && 'error' in attempt) throw attempt.error;
    }
  } catch (error) {
    const { signal } = run.settings;
    throw toRejection(run.outcome, signal?.aborted ? signal.reason : error, run.settings);
  } finally {
    run.stop();
  }
}

async function runAttempt<Result>(
  { settings, outcome, signal, cost = SUCCESS_GAIN }: Run<Result>,
  operation: (context: AttemptContext) => Promise<Result>,
): Promise<Found<Result> | FailedAttempt> {
  signal.throwIfAborted();
  const attempt = ++outcome.attempts;
  const controller = new AbortController();
  try {
    const result = await operation({ attempt, signal: AbortSignal.any([signal, controller.signal]) });
    settings.quota?.give(cost);
    return { result };
  } catch (error) {
    const failed = { error, advice: adviceFor(error, settings), attempt, during: 'attempt' } as const;
    recordFailure(outcome, failed, settings);
    // Stops requests of this attempt that still wait to be sent, for example in a rate limiter.
    controller.abort(new DOMException('The attempt has ended.', 'AbortError'));
    settings.onAdvice?.(failed);
    return failed;
  }
}

/**
 * Decides after a failure. Returns the result if a look found it, or `undefined` if the operation should be
 * called again. Throws otherwise.
 */
async function handleFailure<Result>(
  run: Run<Result>,
  failed: FailedAttempt,
): Promise<Found<Result> | undefined> {
  const { settings, outcome, signal } = run;
  if (signal.aborted) throw failed.error;
  const time = scheduleAttempt(run, failed);
  const isSafe = settings.idempotent || outcome.openUntil === undefined;
  if (isSafe && (await prepareAttempt(run, failed, time))) return undefined;
  if (outcome.wasUnknown || outcome.isDuplicate) {
    const found = await lookForResult(run, failed);
    if (found) return found;
  }
  if (outcome.openUntil === undefined && (await prepareAttempt(run, failed, time))) return undefined;
  throw failed.error;
}

/**
 * Returns the time of the next attempt, as a value of `performance.now()`. `Infinity` means that there is
 * none.
 */
function scheduleAttempt<Result>(run: Run<Result>, failed: FailedAttempt): number {
  const { settings, outcome } = run;
  const { retry: kind } = failed.advice;
  const isOver = failed.attempt > settings.retries || outcome.isDuplicate;
  if (isOver || (outcome.wasUnknown && !settings.resend)) return Number.POSITIVE_INFINITY;
  const now = performance.now();
  if (kind === 'backoff') return now + waitAfter(failed, backoff(failed.attempt, settings), settings);
  const canResync = kind === 'resync' && settings.resyncClock !== undefined && !run.isResynced;
  return canResync ? now : Number.POSITIVE_INFINITY;
}

/**
 * Corrects the clock, or waits until `time`. Returns false if the next attempt is not allowed: it would be
 * after the deadline, or the quota has too few tokens.
 */
async function prepareAttempt<Result>(
  run: Run<Result>,
  failed: FailedAttempt,
  time: number,
): Promise<boolean> {
  const { settings, signal, end } = run;
  if (time >= end || signal.aborted) return false;
  const isTimeout = identify(failed.error, settings)?.kind === 'timeout';
  const cost = isTimeout ? TIMEOUT_RETRY_COST : RETRY_COST;
  if (settings.quota && !settings.quota.take(cost)) return false;
  run.cost = cost;
  if (!(await resyncOnce(run, failed))) await sleepUntil(time, signal);
  return true;
}
