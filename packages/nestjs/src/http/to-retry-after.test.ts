import { createApiError } from '@errlex/core';
import { expect, it } from 'vitest';
import { toRetryAfter } from './to-retry-after.js';

it.each([
  ['SYSTEM_ERROR', 503, 1],
  ['SYSTEM_ERROR', 429, 1],
  ['SYSTEM_ERROR', 408, 1],
  ['SYSTEM_ERROR', 409, undefined],
  ['INVALID_SYMBOL', 500, undefined],
] as const)(
  'toRetryAfter advises the caller of %s under %i to wait %j seconds',
  (reason, httpStatus, after) => {
    expect(toRetryAfter({ error: createApiError(reason), httpStatus, isFault: false })).toBe(after);
  },
);
