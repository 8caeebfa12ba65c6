import { createErrorData, decode, defineErrors } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { adviseCaller, toRetryAfter } from './advise-caller.js';

const noRules = { textRules: [] };

describe('toRetryAfter', () => {
  it.each([
    ['SYSTEM_ERROR', 503, 'GET', 1],
    ['SYSTEM_ERROR', 429, 'GET', 1],
    ['SYSTEM_ERROR', 500, 'GET', undefined],
    ['SYSTEM_ERROR', 408, 'GET', undefined],
    ['SYSTEM_ERROR', 503, 'POST', undefined],
    ['INVALID_SYMBOL', 503, 'GET', undefined],
  ] as const)(
    'advises the caller of %s under %i to wait after a %s for %j seconds',
    (reason, httpStatus, method, after) => {
      expect(
        toRetryAfter({ error: createErrorData(reason), httpStatus, isFault: false }, method, noRules),
      ).toBe(after);
    },
  );

  it.each([
    [[], undefined],
    [[{ text: 'closed', retry: 'backoff' } as const], 1],
  ])('honors the text rules %j of a contract', (textRules, seconds) => {
    const errors = defineErrors(
      [{ code: 7, reason: 'BUSY', retry: 'never', messages: { BUSY: ['The desk is closed.'] } }],
      { textRules: textRules.map((rule) => ({ ...rule, code: 7 })) },
    );
    const mapped = { error: errors.createErrorData('BUSY'), httpStatus: 503, isFault: false };
    expect(toRetryAfter(mapped, 'GET', errors)).toBe(seconds);
  });

  it('decides by the status that is sent if the definition has none', () => {
    const errors = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }]);
    const mapped = { error: errors.createErrorData('BUSY'), httpStatus: 429, isFault: false };
    expect(toRetryAfter(mapped, 'POST', errors)).toBe(10);
    expect(adviseCaller(mapped, 'POST', errors)).toMatchObject({ retry: 'backoff', executed: 'no' });
  });

  it('passes on the wait in the payload of an upstream', () => {
    const error = decode({ code: -1054, msg: 'System error, please retry later.', retryAfter: 7 });
    expect(error && toRetryAfter({ error, httpStatus: 503, isFault: true }, 'GET', noRules)).toBe(7);
  });
});
