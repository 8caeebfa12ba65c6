import { createApiError } from '@errlex/core';
import { adviceFor } from '@errlex/core/response';
import { describe, expect, it, vi } from 'vitest';
import { retry } from './index.js';
import { executed, limited, play, timeout } from './play.fixture.js';
import { pass, settle, simulateTime } from './simulated-time.fixture.js';

simulateTime();

describe('abort and deadline', () => {
  /** Returns a signal that aborts after a delay. */
  function abortAfter(delay: number, reason: unknown = new Error('enough')): AbortSignal {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), delay);
    return controller.signal;
  }

  it('an abort while it looks rejects with the reason; the outcome stays unknown', async () => {
    const reason = new Error('enough');
    const played = await play([timeout], [undefined], { signal: abortAfter(120, reason) });
    expect(played.error).toBe(reason);
    expect([executed(played), played.endedAt]).toEqual(['unknown', 120]);
  });

  it('an abort while it waits rejects with the reason', async () => {
    const reason = new Error('enough');
    const played = await play([() => limited(60_000), 'placed'], [], { signal: abortAfter(20, reason) });
    expect([played.error, played.endedAt]).toEqual([reason, 20]);
  });

  it('an abort before the call: nothing is sent', async () => {
    const reason = new Error('enough');
    const played = await play(['placed'], [], { signal: AbortSignal.abort(reason) });
    expect([played.error, played.sentAt]).toEqual([reason, []]);
  });

  it('an abort during an attempt: nothing is looked for', async () => {
    const reason = new Error('enough');
    const operation = async () => {
      await pass(30);
      throw new DOMException('This operation was aborted', 'AbortError');
    };
    const reconcile = vi.fn();
    const options = { signal: abortAfter(10, reason), reconcile };
    await expect(settle(retry(operation, options))).rejects.toBe(reason);
    expect(reconcile).not.toHaveBeenCalled();
  });

  it('an abort whose reason claims that nothing was executed does not hide an attempt of unknown outcome', async () => {
    const signal = abortAfter(120, createApiError('INVALID_SYMBOL'));
    const played = await play([timeout], [undefined], { signal });
    expect(played.error).toMatchObject({ executed: 'unknown', cause: { reason: 'INVALID_SYMBOL' } });
  });

  it('a deadline before the proof: the last error, unknown, and no wait that would end later', async () => {
    const played = await play([timeout], [undefined], { deadline: 150 });
    expect(played.error).toMatchObject({ name: 'TimeoutError' });
    expect(executed(played)).toBe('unknown');
    expect(played.endedAt).toBeLessThanOrEqual(150);
  });

  it('a deadline during an attempt aborts its signal as a time-out', async () => {
    const operation = ({ signal }: { readonly signal: AbortSignal }) =>
      new Promise<string>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const error = await settle(retry(operation, { deadline: 150 }).catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ name: 'TimeoutError', message: 'The deadline has passed.' });
    expect(adviceFor(error)).toMatchObject({ executed: 'unknown', retry: 'backoff' });
  });

  it('a wait that would end after the deadline is not begun', async () => {
    const played = await play([() => limited(60_000)], [], { deadline: 150 });
    expect([executed(played), played.endedAt]).toEqual(['no', 0]);
  });

  it('the signal of an attempt aborts as soon as that has rejected, and not when it has resolved', async () => {
    const signals: AbortSignal[] = [];
    const operation = async ({ attempt, signal }: { attempt: number; signal: AbortSignal }) => {
      signals.push(signal);
      if (attempt === 1) throw limited();
      return 'placed';
    };
    await settle(retry(operation));
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(signals[0]?.reason).toMatchObject({ name: 'AbortError', message: 'The attempt has ended.' });
  });
});
