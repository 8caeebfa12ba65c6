import { createApiError, spotV3Errors } from '@errlex/core';
import { adviceFor } from '@errlex/core/response';
import { describe, expect, it, vi } from 'vitest';
import { RetryError } from './index.js';
import { badGateway, executed, limited, notEnough, play, systemError, timeout } from './play.fixture.js';
import { pass, simulateTime } from './simulated-time.fixture.js';

simulateTime();

describe('a write of unknown outcome', () => {
  it('was executed and its response lost: the first look finds it', async () => {
    const { result, sentAt, lookedAt } = await play([systemError], ['found']);
    expect([result, sentAt, lookedAt]).toEqual(['found', [0], [0]]);
  });

  it('arrives late: a later look finds it, and it is not sent again', async () => {
    const { result, sentAt, lookedAt } = await play([timeout, 'second'], [undefined, undefined, 'found']);
    expect([result, sentAt, lookedAt.length]).toEqual(['found', [0], 3]);
  });

  it('never arrives: it is sent again once a look proves that, exactly at the expiry', async () => {
    const { result, sentAt, lookedAt } = await play([timeout, 'second'], [undefined]);
    expect(result).toBe('second');
    expect(sentAt).toEqual([0, 350]);
    expect(lookedAt.at(-1)).toBe(350);
  });

  it('is looked for at once, then after pauses that double, with jitter', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const options = { minDelay: 400, requestLifetime: 12_000, tolerance: 5_000 };
    const { lookedAt } = await play([timeout, 'second'], [undefined], options);
    // The pauses are 300, 600, 1200, 2400 and then always 3750 ms (three quarters of 5 s).
    expect(lookedAt).toEqual([0, 300, 900, 2100, 4500, 8250, 12_000, 15_750, 17_000]);
  });

  it('is proved not executed and has no retries left: RetryError("no")', async () => {
    const played = await play([timeout], [undefined], { retries: 0 });
    expect(played.error).toBeInstanceOf(RetryError);
    expect(played.error).toMatchObject({ executed: 'no', attempts: 1, cause: { name: 'TimeoutError' } });
    expect([executed(played), played.sentAt]).toEqual(['no', [0]]);
  });

  it('without reconcile: the error itself, at once', async () => {
    const played = await play([timeout], []);
    expect(played.error).toMatchObject({ name: 'TimeoutError' });
    expect([executed(played), played.sentAt, played.endedAt]).toEqual(['unknown', [0], 0]);
  });

  it('without a lifetime: nothing is proved by so many looks as there would be attempts', async () => {
    const options = { requestLifetime: undefined, retries: 2 };
    const played = await play([timeout, 'second'], [undefined], options);
    expect(played.error).toMatchObject({ name: 'TimeoutError' });
    expect([executed(played), played.sentAt, played.lookedAt.length]).toEqual(['unknown', [0], 3]);
  });

  it('takes the lifetime of errors, unless the option is given', async () => {
    const requestLifetime = undefined;
    const own = await play([timeout, 'second'], [undefined], { errors: spotV3Errors, requestLifetime });
    expect(own.sentAt).toEqual([0, 30_050]);
    const given = await play([timeout, 'second'], [undefined], { errors: spotV3Errors });
    expect(given.sentAt).toEqual([0, 350]);
  });

  it('is proved, then rejected: looked for once more before that is reported', async () => {
    const { error, sentAt, lookedAt } = await play([timeout, notEnough], [undefined]);
    expect(error).toMatchObject({ name: 'ApiError', code: -1054 });
    expect([adviceFor(error).executed, sentAt, lookedAt.at(-1)]).toEqual(['no', [0, 350], 350]);
    expect(lookedAt.at(-2)).toBe(350);
  });

  it('is proved wrongly, then rejected: the look before the report finds it', async () => {
    const looks = [undefined, undefined, undefined, 'found'];
    const options = { minDelay: 50, requestLifetime: 100, tolerance: 0 };
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { result, sentAt, lookedAt } = await play([timeout, notEnough], looks, options);
    expect([result, sentAt, lookedAt]).toEqual(['found', [0, 100], [0, 50, 100, 100]]);
  });

  it('every look fails with backoff: unknown, after retries + 1 looks beyond the expiry', async () => {
    const played = await play([timeout], [badGateway], { retries: 1 });
    expect(played.error).toMatchObject({ name: 'TimeoutError' });
    expect([executed(played), played.sentAt]).toEqual(['unknown', [0]]);
    expect(played.lookedAt.filter((time) => time >= 350)).toHaveLength(2);
  });

  it('a look is refused: unknown, at once', async () => {
    const refused = () => createApiError('INVALID_ACCESS_KEY');
    const played = await play([timeout], [refused]);
    expect(played.error).toMatchObject({ name: 'TimeoutError' });
    expect([executed(played), played.lookedAt, played.endedAt]).toEqual(['unknown', [0], 0]);
    expect(played.failures.map(({ during, attempt }) => [during, attempt])).toEqual([
      ['attempt', 1],
      ['reconcile', 1],
    ]);
  });

  it('a look is rate-limited: repeated after the wait that the server asks for, not before', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { result, lookedAt } = await play([timeout], [() => limited(1_000), 'found']);
    expect([result, lookedAt]).toEqual(['found', [0, 1_000]]);
  });

  it('a look that asks for more than maxWait: unknown, at once', async () => {
    const played = await play([timeout], [() => limited(5_000), 'found'], { maxWait: 4_000 });
    expect([executed(played), played.endedAt]).toEqual(['unknown', 0]);
  });

  it('a look that began before the expiry proves nothing, however late it ends', async () => {
    let count = 0;
    const reconcile = async () => {
      const isFirst = ++count === 1;
      if (isFirst) await pass(1_000);
      return undefined;
    };
    const { sentAt, result } = await play([timeout, 'second'], [], { reconcile });
    expect([result, count]).toEqual(['second', 2]);
    expect(sentAt[1]).toBeGreaterThanOrEqual(1_000);
  });

  it('null from a look means not there, like undefined', async () => {
    const { result } = await play([timeout, 'second'], [], { reconcile: async () => null });
    expect(result).toBe('second');
  });

  it('resend: false never sends it again, but reports what is proved', async () => {
    const options = { resend: false };
    const played = await play([timeout, 'second'], [undefined], options);
    expect([executed(played), played.sentAt]).toEqual(['no', [0]]);
    expect((await play([timeout], ['found'], options)).result).toBe('found');
    expect((await play([limited, 'second'], ['found'], options)).result).toBe('second');
  });

  it('is settled once more for every attempt of unknown outcome', async () => {
    const { result, sentAt } = await play([timeout, systemError, 'third'], [undefined]);
    expect([result, sentAt]).toEqual(['third', [0, 350, 700]]);
  });
});
