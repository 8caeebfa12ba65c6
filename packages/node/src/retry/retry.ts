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
import { type Found, look, type Run, resyncOnce, startRun } from './run.js';
import { backoff, sleepUntil, waitAfter } from './wait.js';

/**
 * Calls an operation until it succeeds, following the advice for each failure: waits for the time that the server
 * asks for, else uses exponential backoff with full jitter; if a timestamp has expired, corrects the clock once.
 *
 * A write is any operation whose `method` is not GET, HEAD or OPTIONS, or is omitted. A write of unknown outcome is
 * sent again only if it is `idempotent`, or after `reconcile` has found nothing in a look that started when no
 * earlier attempt could be accepted any more. That takes `requestLifetime + tolerance`.
 *
 * Rejects with the last error if its own advice matches the facts about all attempts, else with a `RetryError` around
 * it; rejects with the signal's reason if the caller aborts. `adviceFor` of the rejection says whether the operation
 * was executed.
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
    // Anything that is still waiting to be sent, for example in a rate limiter, is too late.
    controller.abort(new DOMException('The attempt has ended.', 'AbortError'));
    settings.onAdvice?.(failed);
    return failed;
  }
}

/**
 * Returns the result that a look found; `undefined` if the operation should be called again. Throws in all
 * other cases.
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
    const found = await look(run, failed);
    if (found) return found;
  }
  if (outcome.openUntil === undefined && (await prepareAttempt(run, failed, time))) return undefined;
  throw failed.error;
}

/** Returns when to send again, as a time of `performance.now()`; `Infinity` means never. */
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

/** Waits or corrects the clock before an attempt. Returns false if there is no time or no token for it. */
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
