import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { ApiError, createApiError, isApiError, toApiError } from './index.js';

describe('ApiError', () => {
  it('is an Error that is called ApiError', () => {
    const error = createApiError('INVALID_SYMBOL');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('ApiError: Invalid symbol.');
    expect(error.stack).toMatch(/^ApiError: Invalid symbol\.\n/);
    expect(Object.keys(error)).toEqual(['code', 'reason', 'messageId', 'params']);
  });

  it('has no field by which a framework takes it for an HTTP answer', () => {
    const error = createApiError('API_AUTH_ERROR');
    expect('status' in error || 'statusCode' in error || 'expose' in error).toBe(false);
  });

  it('has frozen params', () => {
    expect(Object.isFrozen(createApiError('PARAM_EMPTY', { parameter: 'symbol' }).params)).toBe(true);
    expect(Object.isFrozen(createApiError('INVALID_SYMBOL').params)).toBe(true);
  });

  it('lets a subclass have a name of its own', () => {
    class BotError extends ApiError {
      constructor() {
        super({ code: -9, message: 'x' });
        this.name = 'BotError';
      }
    }
    const error = new BotError();
    expect(String(error)).toBe('BotError: x');
    expect(error).toBeInstanceOf(BotError);
    expect(error).toBeInstanceOf(ApiError);
    expect(createApiError('INVALID_SYMBOL')).not.toBeInstanceOf(BotError);
  });

  it('keeps what came on the wire as payload', () => {
    const error = createApiError('INVALID_SYMBOL', {}, { msg: '無効な銘柄です。' });
    expect(error.message).toBe('Invalid symbol.');
    expect(error.payload).toEqual({ code: -1121, msg: '無効な銘柄です。' });
    expect(toApiError({ code: -1121 })?.payload).toEqual({ code: -1121, msg: '' });
  });

  it('is written to JSON field by field, without cause and stack', () => {
    const error = createApiError('PARAM_EMPTY', { parameter: 'symbol' }, { cause: new Error('secret') });
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({
      error: {
        $errlex: 1,
        name: 'ApiError',
        message: "Parameter 'symbol' cannot be empty.",
        code: -1141,
        reason: 'PARAM_EMPTY',
        messageId: 'PARAM_EMPTY',
        params: { parameter: 'symbol' },
      },
    });
  });
});

describe('isApiError', () => {
  it('holds for an error of another copy of the package, in both directions', async () => {
    vi.resetModules();
    const copy = await import('./index.js');
    expect(copy.ApiError).not.toBe(ApiError);
    const ours = createApiError('INVALID_SYMBOL');
    const theirs = copy.createApiError('INVALID_SYMBOL');
    expect(isApiError(theirs, 'INVALID_SYMBOL') && copy.isApiError(ours, 'INVALID_SYMBOL')).toBe(true);
    expect(theirs instanceof ApiError && ours instanceof copy.ApiError).toBe(true);
  });

  it('knows its mark in another realm', () => {
    expect(isApiError(runInNewContext(`({ [Symbol.for('@errlex/core/ApiError')]: true })`))).toBe(true);
  });

  it('is false for another reason and for what is no ApiError', () => {
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
