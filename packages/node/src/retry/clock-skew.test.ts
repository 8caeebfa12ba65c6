import { toApiError } from '@errlex/core';
import { ResponseError } from '@errlex/core/response';
import { expect, it } from 'vitest';
import { clockSkew } from './index.js';

it('returns how far the clock of the server is ahead', () => {
  const responseInfo = { httpStatus: 401, date: 61_000, receivedAt: 1_500 };
  expect(clockSkew(new ResponseError({ responseInfo }))).toBe(60_000);
  const expired = { code: -1046, msg: 'Request timestamp expired.' };
  expect(clockSkew(toApiError(expired, { responseInfo }))).toBe(60_000);
});

it('returns undefined without a Date, so that the last skew is kept', () => {
  const responseInfo = { httpStatus: 401, receivedAt: 1_500 };
  for (const error of [new ResponseError({ responseInfo }), new Error('x'), undefined]) {
    expect(clockSkew(error)).toBeUndefined();
  }
});
