import { createApiError, decode, defineErrors } from '@errlex/core';
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

it.each([
  [undefined, undefined],
  [[{ text: 'closed', retry: 'backoff' } as const], 1],
])('toRetryAfter honors the text rules %j of a contract', (textRules, seconds) => {
  const errors = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['The desk is closed.'] } }], {
    textRules,
  });
  const mapped = { error: errors.createErrorData('BUSY'), httpStatus: 503, isFault: false };
  expect(toRetryAfter(mapped, errors.textRules)).toBe(seconds);
});

it('toRetryAfter passes on the wait in the payload of an upstream', () => {
  const error = decode({ code: -1054, msg: 'System error, please retry later.', retryAfter: 7 });
  expect(error && toRetryAfter({ error, httpStatus: 503, isFault: true })).toBe(7);
});
