import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { ApiError, createApiError, ErrorCode, isApiError } from '../index.js';

it('isApiError holds for an error of another copy of the package, in both directions', async () => {
  vi.resetModules();
  const copy = await import('../index.js');
  expect(copy.ApiError).not.toBe(ApiError);
  const ours = createApiError('INVALID_SYMBOL');
  const theirs = copy.createApiError('INVALID_SYMBOL');
  expect(isApiError(theirs, 'INVALID_SYMBOL') && copy.isApiError(ours, 'INVALID_SYMBOL')).toBe(true);
  expect(theirs instanceof ApiError && ours instanceof copy.ApiError).toBe(true);
  expect(copy.ErrorCode).toEqual(ErrorCode);
  expect(copy.ApiError.name).toBe('ApiError');
  expect(String(theirs)).toBe('ApiError: Invalid symbol.');
  expect(String(Object.assign(theirs, { name: 'BotError' }))).toBe('BotError: Invalid symbol.');
  expect(inspect({ a: theirs }, { depth: 0 })).toBe('{ a: [BotError] }');
});
