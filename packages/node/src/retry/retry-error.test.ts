import { createApiError } from '@errlex/core';
import { adviceFor, identify } from '@errlex/core/response';
import { expect, it, vi } from 'vitest';
import { RetryError } from './index.js';

it('says what is known, and keeps the last error as its cause', () => {
  const cause = createApiError('INVALID_SYMBOL');
  const error = new RetryError('unknown', 2, cause);
  expect(String(error)).toBe('RetryError: It is unknown whether the operation was executed (2 attempts).');
  expect(new RetryError('no', 1, cause).message).toBe('The operation was not executed (1 attempt).');
  expect(error).toMatchObject({ executed: 'unknown', attempts: 2, cause });
  expect(Object.keys(error)).toEqual(['executed', 'attempts']);
  expect(Object.getOwnPropertyDescriptor(error, 'cause')).toMatchObject({ value: cause, enumerable: false });
});

it('adviceFor takes executed from it, and the rest from its cause', () => {
  const proved = new RetryError('no', 2, new DOMException('The operation timed out', 'TimeoutError'));
  expect(adviceFor(proved)).toMatchObject({ retry: 'backoff', executed: 'no', safeToRepeat: true });
  const doubtful = new RetryError('unknown', 2, createApiError('INVALID_SYMBOL'));
  expect(adviceFor(doubtful)).toMatchObject({
    retry: 'fix-request',
    executed: 'unknown',
    safeToRepeat: false,
  });
  expect(identify(doubtful)).toMatchObject({ reason: 'INVALID_SYMBOL', executed: 'unknown' });
  expect(adviceFor(new RetryError('no', 1, new Error('bug'))).executed).toBe('no');
});

it('instanceof holds across copies of the package, for subclasses, and before any field is set', async () => {
  vi.resetModules();
  const copy = await import('./attempt-record.js');
  expect(copy.RetryError).not.toBe(RetryError);
  expect(new copy.RetryError('no', 1, undefined)).toBeInstanceOf(RetryError);
  expect(adviceFor(new copy.RetryError('no', 1, undefined)).executed).toBe('no');
  class OrderError extends RetryError {}
  expect(new OrderError('no', 1, undefined)).toBeInstanceOf(OrderError);
  expect(new RetryError('no', 1, undefined)).not.toBeInstanceOf(OrderError);
  expect(Object.create(RetryError.prototype)).toBeInstanceOf(RetryError);
});

it('nothing else is a RetryError, whatever it is', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const value of [undefined, null, 1, {}, new Error('x'), { executed: 'no' }, proxy]) {
    expect(value instanceof (RetryError as unknown as new () => object)).toBe(false);
  }
});
