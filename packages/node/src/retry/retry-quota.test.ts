import { createApiError } from '@errlex/core';
import { adviceFor, ResponseError } from '@errlex/core/response';
import { expect, it, vi } from 'vitest';
import { createRetryQuota, retry } from './index.js';
import { settle, simulateTime } from './simulated-time.fixture.js';

simulateTime();

const unavailable = () => new ResponseError({ responseInfo: { httpStatus: 503, receivedAt: Date.now() } });
const timeout = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');

/** Creates an operation: each call throws the next failure; after the last one, it returns `done`. */
function failWith(...failures: unknown[]) {
  return vi.fn(async () => {
    if (failures.length > 0) throw failures.shift();
    return 'done';
  });
}

it('a retry costs 5 tokens, 10 after a time-out, and a success gives back what the last one cost', async () => {
  const quota = createRetryQuota({ capacity: 100 });
  await settle(retry(failWith(unavailable()), { method: 'GET', quota }));
  expect(quota.available).toBe(100);
  await settle(retry(failWith(unavailable(), unavailable()), { method: 'GET', quota }));
  expect(quota.available).toBe(95);
  await settle(retry(failWith(timeout(), unavailable()), { method: 'GET', quota }));
  expect(quota.available).toBe(85);
  const isTimeout = failWith(timeout(), timeout());
  await expect(settle(retry(isTimeout, { method: 'GET', quota, retries: 1 }))).rejects.toThrow('timeout');
  expect(quota.available).toBe(75);
});

it('a success without a retry gives 1 token, up to the capacity', async () => {
  const quota = createRetryQuota({ capacity: 10 });
  quota.take(5);
  for (let call = 0; call < 20; call++) await retry(failWith(), { quota });
  expect(quota.available).toBe(10);
});

it('without tokens nothing is retried: calls that all fail send little more than one request each', async () => {
  const quota = createRetryQuota({ capacity: 50 });
  const operation = vi.fn(async () => {
    throw unavailable();
  });
  const calls = Array.from({ length: 100 }, () => retry(operation, { method: 'GET', quota }));
  const settled = await settle(Promise.allSettled(calls));
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
  expect(operation).toHaveBeenCalledTimes(110);
  expect(quota.available).toBe(0);
});

it('looks cost nothing, and what they prove is reported', async () => {
  const quota = createRetryQuota({ capacity: 1 });
  const reconcile = vi.fn(async () => undefined);
  const operation = failWith(unavailable());
  const call = retry(operation, { method: 'POST', quota, reconcile, requestLifetime: 1_000 });
  const error = await settle(call.catch((thrown: unknown) => thrown));
  expect(error).toMatchObject({ name: 'RetryError', executed: 'no', attempts: 1 });
  expect(reconcile.mock.calls.length).toBeGreaterThan(2);
  expect([operation.mock.calls.length, quota.available]).toEqual([1, 1]);
});

it('an idempotent write without tokens is looked for before it is reported', async () => {
  const quota = createRetryQuota({ capacity: 5 });
  const operation = failWith(unavailable(), unavailable());
  const found = async () => 'found';
  expect(await settle(retry(operation, { idempotent: true, quota, reconcile: found }))).toBe('found');
  expect(operation).toHaveBeenCalledTimes(2);
});

it('a rejection that is not retried costs nothing', async () => {
  const quota = createRetryQuota();
  const error = createApiError('INVALID_SYMBOL');
  await expect(retry(failWith(error), { quota })).rejects.toBe(error);
  expect([quota.available, adviceFor(error).retry]).toEqual([500, 'fix-request']);
});

it('a capacity that is not above 0 is rejected', () => {
  for (const capacity of [0, -1, Number.NaN]) {
    expect(() => createRetryQuota({ capacity })).toThrow(
      `capacity: expected a number above 0, got ${capacity}.`,
    );
  }
});
