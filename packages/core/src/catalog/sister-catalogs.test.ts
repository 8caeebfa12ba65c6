import { describe, expect, it } from 'vitest';
import { brokerV3 } from '../broker-v3/index.js';
import { defineErrors } from '../define-errors.js';
import { futuresV3 } from '../futures-v3/index.js';
import { isApiError, toApiError } from '../spot-v3-errors.js';
import { spotV3 } from './spot-v3.js';

describe('futuresV3', () => {
  const errors = defineErrors(futuresV3);

  it('has the shared definitions and its own', () => {
    expect(futuresV3.map(({ code }) => code)).toEqual([
      ...spotV3.map(({ code }) => code).filter((code) => code > -2000),
      ...[-3006, -3007, -3200, -3201, -3235, -3236, -3313, -3613],
    ]);
  });

  it('reads its own codes, and the shared ones as spotV3 does', () => {
    const limited = errors.toApiError({ code: '-3201', msg: 'Order quantity cannot exceed 500.' });
    expect(errors.isApiError(limited, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT')).toBe(true);
    expect(limited?.params).toEqual({ limit: 500 });
    expect(errors.toApiError({ code: -1141, msg: "Parameter 'symbol' cannot be empty." })?.params).toEqual({
      parameter: 'symbol',
    });
    expect(errors.toApiError({ code: -2200, msg: 'Order does not exist.' })?.reason).toBeUndefined();
  });

  it('has its reasons checked by the compiler', () => {
    // @ts-expect-error the reason belongs to the spot API
    expect(() => errors.createApiError('SPOT_ORDER_NOT_EXIST')).toThrow(TypeError);
    expect(errors.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 1 }).code).toBe(-3201);
    expect(errors.createApiError('PARAM_EMPTY', { parameter: 'symbol' }).code).toBe(-1141);
  });
});

describe('brokerV3', () => {
  const errors = defineErrors(brokerV3);

  it('keeps both texts of a code apart', () => {
    const texts = ['Please contact the administrator.', 'Try again later, or contact customer support.'];
    expect(texts.map((msg) => errors.toApiError({ code: -4000, msg })?.messageId)).toEqual([
      'SYSTEM_ERROR.administrator',
      'SYSTEM_ERROR.support',
    ]);
  });

  it('shares reasons with spotV3, but its errors are not those of spotV3', () => {
    const system = errors.toApiError({ code: -4000, msg: 'Please contact the administrator.' });
    expect([errors.isApiError(system, 'SYSTEM_ERROR'), isApiError(system, 'SYSTEM_ERROR')]).toEqual([
      true,
      false,
    ]);
    const spot = toApiError({ code: -1054, msg: 'System error, please retry later.' });
    expect(errors.isApiError(spot, 'SYSTEM_ERROR')).toBe(false);
  });
});
