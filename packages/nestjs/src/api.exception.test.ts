import { createApiError, toApiError } from '@errlex/core';
import { HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { ApiException } from './api.exception.js';

describe('ApiException', () => {
  it('is the HttpException of a documented message', () => {
    const exception = new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
    expect(exception).toBeInstanceOf(HttpException);
    expect(exception.name).toBe('ApiException');
    expect(exception.message).toBe('limit must be between 1 and 1000.');
    expect(exception.getStatus()).toBe(400);
    expect(exception.getResponse()).toEqual({ code: -1140, msg: 'limit must be between 1 and 1000.' });
    expect(exception.messageId).toBe('PARAM_VALIDATE_ERROR.limit');
  });

  it('holds the error that it was made of', () => {
    const cause = new Error('socket hang up');
    const error = createApiError('SYSTEM_ERROR', {}, { cause });
    const exception = new ApiException(error);
    expect(exception).toMatchObject({ code: error.code, messageId: error.messageId });
    expect(exception.cause).toBe(cause);
    expect(exception.getStatus()).toBe(500);
  });

  it('answers with the status that it was given', () => {
    const error = createApiError('ACCESS_TIMESTAMP_EXPIRED');
    const httpStatus = error.definition?.gatewayStatus;
    expect(new ApiException(error, { httpStatus }).getStatus()).toBe(503);
    expect(new ApiException('SYSTEM_ERROR', {}, { httpStatus: 503 }).getStatus()).toBe(503);
  });

  it('answers 500 for a code without a row', () => {
    const error = toApiError({ code: -9999, msg: 'Margin call.' });
    if (error === undefined) throw new Error('no payload');
    const exception = new ApiException(error);
    expect(exception.getStatus()).toBe(500);
    expect(exception.getResponse()).toEqual({ code: -9999, msg: 'Margin call.' });
  });

  it('keeps the cause, and its answer holds nothing of it', () => {
    const cause = new Error('secret');
    const exception = new ApiException('SYSTEM_ERROR', {}, { cause });
    expect(exception.cause).toBe(cause);
    expect(exception.cause).toBe(cause);
    expect(JSON.stringify(exception.getResponse())).not.toContain('secret');
  });

  it('refuses an id that the catalogue does not hold', () => {
    expect(() => new ApiException('NO_SUCH_REASON' as 'SYSTEM_ERROR')).toThrow(TypeError);
  });
});
