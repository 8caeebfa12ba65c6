import { createApiError, defineErrors } from '@errlex/core';
import { describe, expect, it, vi } from 'vitest';
import { duplicate, executed, play, systemError, timeout } from './play.fixture.js';
import { simulateTime } from './simulated-time.fixture.js';

simulateTime();

describe('a duplicate id', () => {
  it('at attempt 1 and found: the result', async () => {
    expect((await play([duplicate], ['found'])).result).toBe('found');
  });

  it('at attempt 1 and not found within tolerance: the rejection, not executed', async () => {
    const played = await play([duplicate], [undefined]);
    expect(played.error).toMatchObject({ reason: 'PARAM_ERROR' });
    expect([executed(played), played.sentAt, played.endedAt]).toEqual(['no', [0], 50]);
  });

  it('at attempt 1, and a look fails: RetryError("unknown")', async () => {
    const played = await play([duplicate], [() => new TypeError('bug')]);
    expect(played.error).toMatchObject({ name: 'RetryError', executed: 'unknown', attempts: 1 });
  });

  it('after an attempt of unknown outcome, and not found: RetryError("unknown")', async () => {
    const played = await play([timeout, duplicate], [undefined]);
    expect(played.error).toMatchObject({
      name: 'RetryError',
      executed: 'unknown',
      attempts: 2,
      cause: { reason: 'PARAM_ERROR' },
    });
    expect([executed(played), played.sentAt, played.endedAt]).toEqual(['unknown', [0, 350], 400]);
  });

  it('without reconcile: the rejection as it is', async () => {
    const played = await play([duplicate], []);
    expect(played.error).toMatchObject({ reason: 'PARAM_ERROR' });
    expect([executed(played), played.endedAt]).toEqual(['no', 0]);
  });

  it('is recognized by the category, also under 409, which says nothing about the outcome', async () => {
    const { createApiError: create, ...errors } = defineErrors(
      [
        {
          code: 3409,
          reason: 'ORDER_EXISTS',
          category: 'duplicate',
          httpStatus: 409,
          messages: { ORDER_EXISTS: ['Order exists.'] },
        },
      ],
      { domain: 'acme' },
    );
    const exists = () => create('ORDER_EXISTS');
    const options = { errors: { createApiError: create, ...errors }, isDuplicate: undefined };
    expect((await play([exists], ['found'], options)).result).toBe('found');
    const played = await play([exists], [undefined], options);
    expect(played.error).toMatchObject({ name: 'RetryError', executed: 'no', cause: { code: 3409 } });
    expect(executed(await play([exists], [], options))).toBe('unknown');
  });
});

describe('an idempotent write', () => {
  const gone = () => createApiError('SPOT_ORDER_NOT_EXIST');
  const cancel = { method: 'DELETE', idempotent: true };

  it('is sent again at once, while an attempt is open', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { result, sentAt } = await play([timeout, systemError, 'canceled'], [], cancel);
    expect([result, sentAt]).toEqual(['canceled', [0, 0, 0]]);
  });

  it('lost, then "does not exist", without reconcile: RetryError("unknown")', async () => {
    const played = await play([systemError, gone], [], cancel);
    expect(played.error).toMatchObject({
      name: 'RetryError',
      executed: 'unknown',
      cause: { reason: 'SPOT_ORDER_NOT_EXIST' },
    });
    expect(played.sentAt).toHaveLength(2);
  });

  it('late, and the next one rejected as a duplicate: looked for until the late one has expired', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    // `reconcile` is called after 0, 10, 30, 70, 150 and 310 ms; the last call is after the tolerance for a
    // duplicate.
    const looks = [...Array<undefined>(5).fill(undefined), 'canceled'];
    expect((await play([timeout, duplicate], looks, cancel)).result).toBe('canceled');
  });

  it('lost, then "does not exist", and a look finds it canceled: the result', async () => {
    expect((await play([systemError, gone], ['canceled'], cancel)).result).toBe('canceled');
  });
});
