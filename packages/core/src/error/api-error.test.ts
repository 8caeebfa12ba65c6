import { describe, expect, it } from 'vitest';
import { createApiError, toApiError } from '../spot-v3-errors.js';
import { ApiError } from './api-error.js';

describe('ApiError', () => {
  it('is an Error with the name ApiError', () => {
    const error = createApiError('INVALID_SYMBOL');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('ApiError: Invalid symbol.');
    expect(error.stack).toMatch(/^ApiError: Invalid symbol\.\n/);
    expect(Object.keys(error)).toEqual(['domain', 'code', 'reason', 'messageId', 'params']);
  });

  it('has no field by which a framework takes it for an HTTP response', () => {
    const error = createApiError('API_AUTH_ERROR');
    expect('status' in error || 'statusCode' in error || 'expose' in error).toBe(false);
  });

  it('has frozen params', () => {
    expect(Object.isFrozen(createApiError('PARAM_EMPTY', { parameter: 'symbol' }).params)).toBe(true);
    expect(Object.isFrozen(createApiError('INVALID_SYMBOL').params)).toBe(true);
  });

  it('is made from a code and a message alone', () => {
    const error = new ApiError({ code: -9, message: 'x' });
    expect(error).toMatchObject({ code: -9, message: 'x', msg: 'x', params: {} });
    expect([error.reason, error.messageId, error.definition, error.data]).toEqual(Array(4).fill(undefined));
    expect('responseInfo' in error || 'upstream' in error || 'domain' in error).toBe(false);
  });

  it('has the reason of its definition', () => {
    const definition = { code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } } as const;
    expect(new ApiError({ code: -9, message: 'x', definition }).reason).toBe('OWN');
  });

  it('allows a subclass a name of its own', () => {
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

  it('has a stack that begins at the caller of createApiError', () => {
    const frame = /^ApiError: Invalid symbol\.\n +at (?:.*\()?.*api-error\.test\.ts/;
    expect(createApiError('INVALID_SYMBOL').stack).toMatch(frame);
  });

  it('is written to JSON field by field, without cause, data and stack', () => {
    const cause = new Error('secret');
    const responseInfo = { httpStatus: 400, receivedAt: 1 };
    const payload = { code: -1141, msg: "Parameter 'symbol' cannot be empty.", token: 'secret' };
    const error = toApiError(payload, { cause, responseInfo, upstream: true });
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({
      error: {
        $errlex: 1,
        name: 'ApiError',
        message: "Parameter 'symbol' cannot be empty.",
        domain: 'spotV3',
        code: -1141,
        reason: 'PARAM_EMPTY',
        messageId: 'PARAM_EMPTY',
        params: { parameter: 'symbol' },
        responseInfo,
        upstream: true,
      },
    });
  });

  it('is written to JSON with its msg if that is not the message', () => {
    expect(createApiError('INVALID_SYMBOL').toJSON().msg).toBeUndefined();
    expect(createApiError('INVALID_SYMBOL', {}, { msg: '無効' }).toJSON().msg).toBe('無効');
  });

  it('is written to JSON with a text for numbers that JSON cannot hold', () => {
    const error = createApiError('PARAM_VALIDATE_ERROR.limit', {
      min: Number.NaN,
      max: Number.POSITIVE_INFINITY,
    });
    expect(error.toJSON().params).toEqual({ min: 'NaN', max: 'Infinity' });
  });
});
