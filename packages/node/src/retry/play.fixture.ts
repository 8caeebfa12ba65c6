import { createApiError, toApiError } from '@errlex/core';
import { adviceFor, ResponseError } from '@errlex/core/response';
import { type FailedAttempt, type RetryOptions, retry } from './index.js';
import { settle } from './simulated-time.fixture.js';

export const at = (httpStatus: number, more = {}) => ({ httpStatus, receivedAt: Date.now(), ...more });
export const systemError = () =>
  toApiError({ code: -1054, msg: 'System error, please retry later.' }, { responseInfo: at(500) });
export const notEnough = () =>
  toApiError({ code: -1054, msg: 'FAILED_PRECONDITION: amount not enough.' }, { responseInfo: at(500) });
export const badGateway = () => new ResponseError({ responseInfo: at(502) });
export const limited = (retryAfter = 100) => new ResponseError({ responseInfo: at(429, { retryAfter }) });
export const timeout = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
export const duplicate = () => createApiError('PARAM_ERROR', { parameter: 'newClientOrderId' });
export const expired = () => createApiError('ACCESS_TIMESTAMP_EXPIRED');

/** A result, or a function that creates the error of a failing step when the step runs. */
type Step = string | undefined | (() => unknown);

interface Played {
  readonly result?: string;
  readonly error?: unknown;
  readonly sentAt: readonly number[];
  readonly lookedAt: readonly number[];
  readonly endedAt: number;
  readonly failures: readonly FailedAttempt[];
}

/**
 * Calls `retry` with an operation and looks that take their steps in order, without delay, and repeat the
 * last one.
 */
export async function play(
  steps: readonly Step[],
  looks: readonly Step[],
  options: RetryOptions<string> = {},
): Promise<Played> {
  const start = performance.now();
  const follow = (all: readonly Step[], times: number[]) => async () => {
    times.push(Math.round(performance.now() - start));
    const step = all[Math.min(times.length, all.length) - 1];
    if (typeof step === 'function') throw step();
    return step as string;
  };
  const sentAt: number[] = [];
  const lookedAt: number[] = [];
  const failures: FailedAttempt[] = [];
  const outcome = await settle(
    retry(follow(steps, sentAt), {
      method: 'POST',
      minDelay: 20,
      requestLifetime: 300,
      tolerance: 50,
      isDuplicate: (error) =>
        (error as { params?: { parameter?: unknown } }).params?.parameter === 'newClientOrderId',
      onAdvice: (failed) => void failures.push(failed),
      ...(looks.length > 0 && { reconcile: follow(looks, lookedAt) }),
      ...options,
    }).then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    ),
  );
  return { ...outcome, sentAt, lookedAt, endedAt: Math.round(performance.now() - start), failures };
}

/** Returns `executed` of a rejection, as its catcher gets it from `adviceFor`. */
export const executed = ({ error }: Played) => adviceFor(error).executed;
