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
    [undefined, createApiError('START_TIME_AFTER_END_TIME')],
    [undefined, createApiError('DECIMAL_PRECISION_ERROR')],
    ['symbol', createApiError('INVALID_SYMBOL')],
    ['symbol', createApiError('SPOT_SYMBOL_NOT_EXIST')],
    ['symbol', createApiError('NO_PERMISSION_TRADE_PAIR')],
    ['symbol', toApiError({ code: -1121, msg: 'an undocumented text' })],
    ['side', createApiError('INVALID_SIDE')],
    ['type', createApiError('INVALID_ORDER_TYPE')],
    ['timeInForce', createApiError('INVALID_TIME_IN_FORCE')],
    ['newClientOrderId', createApiError('CLIENT_OID_LENGTH_ERROR')],
    ['quantity', createApiError('PARAM_ERROR', { parameter: 'quantity' })],
    [undefined, toApiError({ code: -1141, msg: 'an undocumented text' })],
    [undefined, defineErrors(httpErrors).createApiError('CONFLICT')],
  ])('returns %s for an error, its JSON and whatever contains it', (field, error) => {
    expect(fieldOf(error)).toBe(field);
    expect(fieldOf(JSON.parse(JSON.stringify(error)))).toBe(field);
    expect(fieldOf(new Error('query failed', { cause: error }))).toBe(field);
    const { code, msg } = error ?? {};
    expect(fieldOf({ response: { status: 400, data: { code, msg } } })).toBe(field);
  });

  it('reads by the contracts that it is given', () => {
    const messages = { BAD_PARAM: ['Parameter %s is invalid.', 'parameter'] } as const;
    const errors = defineErrors([{ code: 2, reason: 'BAD_PARAM', messages }], {
      payload: { code: 'retCode', msg: 'retMsg' },
    });
    const body = { retCode: 2, retMsg: 'Parameter price is invalid.' };
    expect(fieldOf(body)).toBeUndefined();
    expect(fieldOf(body, { errors })).toBe('price');
    expect(fieldOf({ data: body }, { errors: [defineErrors(httpErrors), errors] })).toBe('price');
    expect(fieldOf(errors.createApiError('BAD_PARAM', { parameter: 'side' }))).toBe('side');
  });

  it('is named by a definition, or by the param that a definition names', () => {
    const errors = defineErrors([
      { code: 1, reason: 'NO_FUNDS', field: 'amount', messages: { NO_FUNDS: ['Balance below %d.', 'min'] } },
      { code: 2, reason: 'BAD', field: 'path', messages: { BAD: ['%s is %s.', 'path', 'problem'] } },
    ]);
    expect(fieldOf(errors.createApiError('NO_FUNDS', { min: 5 }))).toBe('amount');
    expect(fieldOf({ code: 1, msg: 'no money' }, { errors })).toBe('amount');
    expect(fieldOf(errors.createApiError('BAD', { path: 'side', problem: 'gone' }))).toBe('side');
    // The text does not match, so the param is unknown.
    expect(fieldOf({ code: 2, msg: 'no' }, { errors })).toBeUndefined();
  });

  it('is undefined for anything else', () => {
    fc.assert(fc.property(fc.anything(), (value) => fieldOf(value) === undefined));
  });
});
