import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { spotV3 } from '../catalog/spot-v3.js';
import { defineErrors } from '../define-errors.js';
import { createApiError, isApiError } from '../spot-v3-errors.js';
import { ApiError } from './api-error.js';

describe('isApiError', () => {
  it('recognizes the brand in another realm', () => {
    expect(isApiError(runInNewContext(`({ [Symbol.for('@errlex/core/ApiError')]: true, code: -9 })`))).toBe(
      true,
    );
  });

  it('is false for the same reason of another code', () => {
    const broker = defineErrors([{ ...spotV3[1], code: -4000 }]);
    const error = broker.createApiError('SYSTEM_ERROR');
    expect(
      isApiError(error, 'SYSTEM_ERROR') || broker.isApiError(createApiError('SYSTEM_ERROR'), 'SYSTEM_ERROR'),
    ).toBe(false);
    expect(isApiError(error) && broker.isApiError(error, 'SYSTEM_ERROR')).toBe(true);
  });

  it('holds for a proxy and a descendant of an error, and not for the prototype', () => {
    const error = createApiError('INVALID_SYMBOL');
    for (const view of [new Proxy(error, {}), Object.create(error)]) {
      expect(isApiError(view) && view.msg).toBe('Invalid symbol.');
    }
    expect(isApiError(ApiError.prototype)).toBe(false);
  });

  it('holds for one of several reasons', () => {
    const error = createApiError('INVALID_SYMBOL');
    expect(isApiError(error, ['PARAM_EMPTY', 'INVALID_SYMBOL'])).toBe(true);
    expect(isApiError(error, ['PARAM_EMPTY']) || isApiError(error, [])).toBe(false);
  });

  it('is false for a branded value whose fields throw', () => {
    const get = (_: unknown, key: PropertyKey) => typeof key === 'symbol' || key === 'code' || expect.fail();
    expect(isApiError(new Proxy({}, { get }), 'INVALID_SYMBOL')).toBe(false);
  });

  it('is false for another reason and for other values', () => {
    expect(isApiError(createApiError('INVALID_SYMBOL'), 'PARAM_EMPTY')).toBe(false);
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const value of [
      undefined,
      null,
      'ApiError',
      new Error('x'),
      { name: 'ApiError', code: -1121 },
      revoked.proxy,
    ]) {
      expect(isApiError(value)).toBe(false);
      expect(value instanceof ApiError).toBe(false);
    }
  });
});
