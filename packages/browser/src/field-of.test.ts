import { createApiError, defineErrors, toApiError } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf } from './index.js';

describe('fieldOf', () => {
  it.each([
    ['limit', createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 })],
    ['startTime', createApiError('PARAM_VALIDATE_ERROR.startTime')],
    ['endTime', createApiError('PARAM_VALIDATE_ERROR.endTime')],
    ['startTime', createApiError('QUERY_TIME_OUT_OF_RANGE.startTime', { days: 7 })],
    ['price', createApiError('PARAM_EMPTY', { parameter: 'price' })],
    ['orders[0].side', createApiError('PARAM_ERROR', { parameter: 'orders[0].side' })],
    [undefined, createApiError('QUERY_TIME_OUT_OF_RANGE.range', { days: 7 })],
    [undefined, createApiError('INVALID_SYMBOL')],
    [undefined, toApiError({ code: -1141, msg: 'nobody documented this' })],
    [undefined, defineErrors(httpErrors).createApiError('CONFLICT')],
  ])('is %s', (field, error) => {
    expect(fieldOf(error)).toBe(field);
    expect(fieldOf(JSON.parse(JSON.stringify(error)))).toBe(field);
  });

  it('is undefined for anything else', () => {
    fc.assert(fc.property(fc.anything(), (value) => fieldOf(value) === undefined));
  });
});
