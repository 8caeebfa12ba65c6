import { createApiError, toApiError } from '@errlex/core';
import { ResponseError } from '@errlex/core/response';
import { describe, expect, it, vi } from 'vitest';
import { clockSkew, type Failure, type RetryOptions, retry } from './index.js';

const answer = (httpStatus: number, more = {}) => ({ httpStatus, receivedAt: Date.now(), ...more });
const failed = () =>
  toApiError({ code: -1054, msg: 'System error, please retry later.' }, { answer: answer(500) });
const limited = () => new ResponseError({ answer: answer(429, { retryAfter: 100 }) });
const expired = () => createApiError('ACCESS_TIMESTAMP_EXPIRED');

/** Throws the failures one after another, then gives `done`. */
function failWith(...failures: unknown[]) {
  return vi.fn(async () => {
    if (failures.length > 0) throw failures.shift();
    return 'done';
  });
}

const fast: RetryOptions<string> = { minDelay: 1 };

describe('retry', () => {
  it('repeats a read of which nothing is known', async () => {
    const operation = failWith(failed(), new TypeError('fetch failed'));
    expect(await retry(operation, { ...fast, method: 'GET' })).toBe('done');
    expect(operation.mock.calls).toEqual([[{ attempt: 1 }], [{ attempt: 2 }], [{ attempt: 3 }]]);
  });

  it('repeats a write that cannot have been carried out, and one that is idempotent', async () => {
    expect(await retry(failWith(limited()), { ...fast, method: 'POST' })).toBe('done');
    expect(await retry(failWith(failed()), { ...fast, method: 'POST', idempotent: true })).toBe('done');
  });

  it('never repeats by itself a write that may have been carried out', async () => {
    const error = failed();
    const operation = failWith(error);
    const onAdvice = vi.fn();
    await expect(retry(operation, { ...fast, onAdvice })).rejects.toBe(error);
    expect(operation).toHaveBeenCalledTimes(1);
    expect(onAdvice.mock.calls).toMatchObject([[{ error, attempt: 1 }]]);
  });

  it('gives what reconcile finds, repeats what it proves undone, and stops where it does not know', async () => {
    const found = async () => ({ executed: 'yes', result: 'found' }) as const;
    expect(await retry(failWith(failed()), { ...fast, reconcile: found })).toBe('found');
    const reconcile = vi.fn(async () => ({ executed: 'no' }) as const);
    expect(await retry(failWith(failed(), failed()), { ...fast, reconcile })).toBe('done');
    expect(reconcile).toHaveBeenCalledTimes(2);
    const error = failed();
    await expect(
      retry(failWith(error), { ...fast, reconcile: async () => ({ executed: 'unknown' }) }),
    ).rejects.toBe(error);
  });

  it('lets no failure of reconcile hide the first, and tells of both', async () => {
    const error = failed();
    const second = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    const failures: Failure[] = [];
    const reconcile = async () => {
      throw second;
    };
    const operation = failWith(error);
    await expect(
      retry(operation, { ...fast, reconcile, onAdvice: (failure) => void failures.push(failure) }),
    ).rejects.toBe(error);
    expect(operation).toHaveBeenCalledTimes(1);
    expect(failures.map((failure) => failure.error)).toEqual([error, second]);
    expect(failures.map(({ attempt }) => attempt)).toEqual([1, 1]);
    const unheard = failed();
    await expect(retry(failWith(unheard), { ...fast, reconcile })).rejects.toBe(unheard);
  });

  it('does not repeat what is to be mended', async () => {
    for (const error of [
      createApiError('INVALID_SYMBOL'),
      createApiError('USER_LOCKED'),
      new TypeError('bug'),
    ]) {
      const operation = failWith(error);
      const resyncClock = vi.fn();
      await expect(retry(operation, { ...fast, method: 'GET', resyncClock })).rejects.toBe(error);
      expect(operation).toHaveBeenCalledTimes(1);
      expect(resyncClock).not.toHaveBeenCalled();
    }
  });

  it('sets the clock once', async () => {
    const resyncClock = vi.fn();
    expect(await retry(failWith(expired()), { ...fast, method: 'POST', resyncClock })).toBe('done');
    const operation = failWith(expired(), expired());
    await expect(retry(operation, { ...fast, resyncClock })).rejects.toMatchObject({ code: -1046 });
    expect([operation.mock.calls.length, resyncClock.mock.calls.length]).toEqual([2, 2]);
    await expect(retry(failWith(expired()), fast)).rejects.toMatchObject({ code: -1046 });
  });

  it('waits, and sets no clock, where the server is overloaded', async () => {
    const resyncClock = vi.fn();
    expect(await retry(failWith(failed()), { ...fast, method: 'GET', resyncClock })).toBe('done');
    expect(resyncClock).not.toHaveBeenCalled();
  });

  it('waits as long as the server says', async () => {
    const start = performance.now();
    await retry(failWith(limited()), fast);
    expect(performance.now() - start).toBeGreaterThan(95);
  });

  it('spreads what all were told to wait for over the first delay', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const start = performance.now();
    await retry(failWith(limited()), { minDelay: 200 });
    expect(performance.now() - start).toBeGreaterThan(195);
    random.mockRestore();
  });

  it('waits any time up to a limit that doubles', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const start = performance.now();
    await retry(failWith(failed(), failed(), failed()), { minDelay: 40, maxDelay: 80, method: 'GET' });
    // 20, 40 and, capped, 40.
    expect(performance.now() - start).toBeGreaterThan(98);
    random.mockRestore();
  });

  it('waits up to the first delay before the first repetition, and no longer than that', async () => {
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.0005);
    // 30 ms of a minute, which nobody waits for here.
    const options = { minDelay: 60_000, maxDelay: 1e9, method: 'GET' };
    expect(await retry(failWith(failed()), options)).toBe('done');
    random.mockRestore();
  }, 5_000);

  it('gives up after so many repetitions, with the last error', async () => {
    const errors = [limited(), failed(), failed()];
    const operation = failWith(...errors);
    await expect(retry(operation, { ...fast, method: 'GET', retries: 2 })).rejects.toBe(errors[2]);
  });

  it('ends at an abort, also while it waits', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 20);
    const long = new ResponseError({ answer: answer(429, { retryAfter: 1e12 }) });
    await expect(retry(failWith(long), { signal: controller.signal })).rejects.toBe(reason);
    const operation = failWith();
    await expect(retry(operation, { signal: controller.signal })).rejects.toBe(reason);
    expect(operation).not.toHaveBeenCalled();
  });

  it('hands its signal to the operation', async () => {
    const { signal } = new AbortController();
    const operation = failWith();
    expect(await retry(operation, { signal })).toBe('done');
    expect(operation.mock.calls).toEqual([[{ attempt: 1, signal }]]);
  });

  it('asks nobody about a write that its caller aborted', async () => {
    const controller = new AbortController();
    const reconcile = vi.fn();
    const aborted = async () => {
      controller.abort(new Error('enough'));
      throw controller.signal.reason;
    };
    await expect(retry(aborted, { signal: controller.signal, reconcile })).rejects.toThrow('enough');
    expect(reconcile).not.toHaveBeenCalled();
  });
});

describe('clockSkew', () => {
  it('is what the clock of the server is ahead', () => {
    const at = { httpStatus: 401, date: 61_000, receivedAt: 1_500 };
    expect(clockSkew(new ResponseError({ answer: at }))).toBe(60_000);
    expect(clockSkew(expired())).toBeUndefined();
    expect(clockSkew(new ResponseError({ answer: answer(401) }))).toBeUndefined();
    expect(clockSkew(new Error('x'))).toBeUndefined();
  });
});
