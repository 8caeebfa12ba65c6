import { createApiError, toApiError } from '@errlex/core';
import { ResponseError } from '@errlex/core/response';
import { describe, expect, it, vi } from 'vitest';
import { type FailedAttempt, retry } from './index.js';
import { at, executed, expired, limited, notEnough, play, systemError, timeout } from './play.fixture.js';
import { simulateTime } from './simulated-time.fixture.js';

simulateTime();

describe('a failure that is no longer or was never unknown', () => {
  it('a rejection at attempt 1 is thrown as it is, without a look', async () => {
    const { error, lookedAt } = await play([notEnough], ['found']);
    expect([(error as Error).name, lookedAt]).toEqual(['ApiError', []]);
  });

  it('a rate limit is waited for, and the write sent again without a look', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { result, sentAt, lookedAt } = await play([limited, 'placed'], ['found'], { minDelay: 20 });
    expect([result, sentAt, lookedAt]).toEqual(['placed', [0, 110], []]);
  });

  it('a read is repeated with exponential backoff and full jitter', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const steps = [systemError, () => new TypeError('fetch failed'), systemError, 'read'];
    const { result, sentAt } = await play(steps, [], { method: 'GET', minDelay: 40, maxDelay: 80 });
    // `Math.random` is 0.5, so the waits are half of the limits 40, 80 and 80 ms.
    expect([result, sentAt]).toEqual(['read', [0, 20, 60, 100]]);
  });

  it('gives up after so many retries, with the last error', async () => {
    const errors = [limited(), systemError(), systemError()];
    const { error, sentAt } = await play(
      errors.map((one) => () => one),
      [],
      { method: 'GET', retries: 2 },
    );
    expect(error).toBe(errors[2]);
    expect(sentAt).toHaveLength(3);
  });

  it('what must be fixed is not repeated', async () => {
    const errors = [createApiError('INVALID_SYMBOL'), createApiError('USER_LOCKED'), new TypeError('bug')];
    for (const error of errors) {
      const resyncClock = vi.fn();
      const played = await play([() => error], [], { method: 'GET', resyncClock });
      expect(played.error).toBe(error);
      expect([played.sentAt.length, resyncClock.mock.calls.length]).toEqual([1, 0]);
    }
  });
});

describe('waits', () => {
  it('of 418: 120 s if the server names no time, and none that would end after the deadline', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const banned = () => new ResponseError({ responseInfo: at(418) });
    expect((await play([banned, 'placed'], [])).sentAt).toEqual([0, 120_000]);
    const played = await play([banned, 'placed'], [], { deadline: 1_000 });
    expect([executed(played), played.sentAt, played.endedAt]).toEqual(['no', [0], 0]);
  });

  it('of a ban whose text names its end', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const banned = () =>
      toApiError({ code: -1003, msg: `IP banned until ${Date.now() + 400}.` }, { responseInfo: at(418) });
    expect((await play([banned, 'placed'], [])).sentAt).toEqual([0, 400]);
  });

  it('longer than maxWait reject at once with the error', async () => {
    const played = await play([() => limited(999_999_999_000), 'placed'], []);
    expect(played.error).toBeInstanceOf(ResponseError);
    expect([executed(played), played.sentAt, played.endedAt]).toEqual(['no', [0], 0]);
    const longer = await play([() => limited(600_000), 'placed'], [], { maxWait: 600_000, minDelay: 0 });
    expect(longer.sentAt).toEqual([0, 600_000]);
  });

  it('longer than maxWait of a write of unknown outcome: looked up first', async () => {
    const overloaded = () => new ResponseError({ responseInfo: at(503, { retryAfter: 3_600_000 }) });
    const played = await play([overloaded, 'second'], [undefined]);
    expect(played.error).toMatchObject({ name: 'RetryError', executed: 'no' });
    expect(played.sentAt).toEqual([0]);
  });

  it('are changed by delay, which is given Infinity for one beyond maxWait', async () => {
    const computed: number[] = [];
    const delay = ({ attempt, during }: FailedAttempt, wait: number) => {
      computed.push(wait);
      return attempt === 1 && during === 'attempt' ? 5 : wait;
    };
    expect((await play([() => limited(999_999_000), 'placed'], [], { delay })).sentAt).toEqual([0, 5]);
    expect(computed).toEqual([Number.POSITIVE_INFINITY]);
    const stopped = await play([limited, 'placed'], [], { delay: () => Number.POSITIVE_INFINITY });
    expect([stopped.sentAt, executed(stopped)]).toEqual([[0], 'no']);
  });

  it('no timer is left behind', async () => {
    await play([limited, 'placed'], [], { deadline: 60_000, signal: new AbortController().signal });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the clock', () => {
  it('is set once, if a timestamp has expired', async () => {
    const resyncClock = vi.fn();
    expect((await play([expired, 'placed'], [], { resyncClock })).sentAt).toEqual([0, 0]);
    const twice = await play([expired], [], { resyncClock });
    expect(twice.error).toMatchObject({ code: -1046 });
    expect([twice.sentAt.length, resyncClock.mock.calls.length]).toEqual([2, 2]);
    expect((await play([expired], [])).error).toMatchObject({ code: -1046 });
  });

  it('is set for a look, too', async () => {
    const resyncClock = vi.fn();
    const { result } = await play([timeout], [expired, 'found'], { resyncClock });
    expect([result, resyncClock.mock.calls.length]).toEqual(['found', 1]);
  });

  it('that cannot be set rejects with that error', async () => {
    const offline = new Error('offline');
    const resyncClock = () => Promise.reject(offline);
    expect((await play([expired], [], { resyncClock })).error).toBe(offline);
  });
});

describe('options', () => {
  it('that are not numbers of 0 or more are rejected by name', async () => {
    const operation = vi.fn();
    await expect(retry(operation, { requestLifetime: Number.NaN })).rejects.toThrow(
      'requestLifetime: expected a number of 0 or more, got NaN.',
    );
    await expect(retry(operation, { tolerance: '5' as never })).rejects.toThrow('tolerance: expected');
    await expect(retry(operation, { deadline: -1 })).rejects.toThrow('deadline: expected');
    expect(operation).not.toHaveBeenCalled();
  });

  it('a hook that throws hides no attempt of unknown outcome', async () => {
    const bug = createApiError('INVALID_SYMBOL');
    const onAdvice = () => {
      throw bug;
    };
    const played = await play([timeout], ['found'], { onAdvice });
    expect(played.error).toMatchObject({ name: 'RetryError', executed: 'unknown', cause: bug });
    const isDuplicate = () => {
      throw bug;
    };
    expect(executed(await play([timeout], ['found'], { isDuplicate }))).toBe('unknown');
  });
});
