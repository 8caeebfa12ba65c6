import {
  ApiError,
  createApiError,
  decode,
  defineErrors,
  fromJSON,
  isApiError,
  toApiError,
} from '@errlex/core';
import { adviceFor } from '@errlex/core/response';
import { HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { ApiException } from './api.exception.js';
import { createApiException } from './create-api-exception.js';
import { contract } from './test-support/contract.fixture.js';

const unknown = toApiError({ code: -9999, msg: 'Margin call.' });
if (unknown === undefined) throw new Error('no payload');

describe('ApiException', () => {
  it('is the HttpException of a documented message', () => {
    const exception = new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
    expect(exception).toBeInstanceOf(HttpException);
    expect(exception.name).toBe('ApiException');
    expect(exception.message).toBe('limit must be between 1 and 1000.');
    expect(exception.getStatus()).toBe(400);
    expect(exception.getResponse()).toEqual({ code: -1140, msg: 'limit must be between 1 and 1000.' });
  });

  it('is an ApiError too, to whoever asks', () => {
    const exception: unknown = new ApiException('PARAM_EMPTY', { parameter: 'symbol' });
    expect(exception).toBeInstanceOf(ApiError);
    expect(isApiError(exception, 'PARAM_EMPTY') && exception.params).toEqual({ parameter: 'symbol' });
    expect(isApiError(exception, 'INVALID_SYMBOL')).toBe(false);
    expect(adviceFor(exception)).toMatchObject({ retry: 'fix-request', executed: 'no' });
    const json = fromJSON(JSON.parse(JSON.stringify(exception)));
    expect(json).toMatchObject({ messageId: 'PARAM_EMPTY', params: { parameter: 'symbol' } });
  });

  it('is distinguished from its prototype and from other exceptions', () => {
    expect(ApiException.prototype instanceof ApiException).toBe(false);
    expect(new HttpException('text', 400) instanceof ApiException).toBe(false);
    expect(createApiError('INVALID_SYMBOL') instanceof ApiException).toBe(false);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(proxy instanceof ApiException).toBe(false);
  });

  it('has the fields of the error that it was created from', () => {
    const cause = new Error('socket hang up');
    const error = createApiError('SYSTEM_ERROR', {}, { cause, msg: 'Systemfehler.' });
    const exception = new ApiException(error);
    expect(exception).toMatchObject({ code: -1054, reason: 'SYSTEM_ERROR', messageId: 'SYSTEM_ERROR' });
    expect(exception.definition).toBe(error.definition);
    expect(exception.msg).toBe('Systemfehler.');
    expect(exception.domain).toBe('spotV3');
    expect(exception.cause).toBe(cause);
    expect(exception.getStatus()).toBe(500);
    expect('responseInfo' in exception || 'upstream' in exception).toBe(false);
  });

  it('keeps the text on the wire and the remaining fields of the payload, which JSON does not hold', () => {
    expect(new ApiException('INVALID_SYMBOL').msg).toBe('Invalid symbol.');
    const exception = new ApiException(decode({ code: -9999, msg: 'Margin call.', orderId: 7 }) ?? unknown);
    expect([exception.msg, exception.data]).toEqual(['Margin call.', { orderId: 7 }]);
    expect(JSON.stringify([exception, exception.getResponse()])).not.toContain('orderId');
  });

  it('has no domain if its data has none', () => {
    expect(new ApiException({ code: -9999, message: 'Margin call.' })).not.toHaveProperty('domain');
  });

  it('has the status that it is given', () => {
    expect(new ApiException(createApiError('SYSTEM_ERROR'), { httpStatus: 503 }).getStatus()).toBe(503);
    expect(new ApiException('SYSTEM_ERROR', {}, { httpStatus: 503 }).getStatus()).toBe(503);
  });

  it('has the status 500 for a code without a definition', () => {
    const exception = new ApiException(unknown);
    expect(exception.getStatus()).toBe(500);
    expect(exception.getResponse()).toEqual({ code: -9999, msg: 'Margin call.' });
    expect(exception.reason).toBeUndefined();
  });

  it('has the gatewayStatus for the error of an upstream', () => {
    const responseInfo = { httpStatus: 401, receivedAt: 0 };
    const error = toApiError({ code: -1044, msg: 'Invalid ACCESS_KEY.' }, { upstream: true, responseInfo });
    if (error === undefined) throw new Error('no payload');
    const exception = new ApiException(error);
    expect([exception.getStatus(), exception.upstream, exception.responseInfo]).toEqual([
      500,
      true,
      responseInfo,
    ]);
    expect(new ApiException({ code: -9999, message: 'Margin call.', upstream: true }).getStatus()).toBe(502);
  });

  it('keeps the cause, which its response does not hold', () => {
    const cause = new Error('secret');
    const exception = new ApiException('SYSTEM_ERROR', {}, { cause });
    expect(exception.cause).toBe(cause);
    expect(JSON.stringify(exception.getResponse()) + JSON.stringify(exception)).not.toContain('secret');
  });

  it('throws for an id that the catalog does not hold and for a missing param', () => {
    expect(() => new ApiException('NO_SUCH_REASON' as 'SYSTEM_ERROR')).toThrow(TypeError);
    expect(() => new ApiException('PARAM_EMPTY', {} as { parameter: string })).toThrow(TypeError);
  });
});

describe('createApiException', () => {
  const ContractException = createApiException(contract);

  it('creates the exception of a catalog', () => {
    const exception = new ContractException('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 });
    expect(exception).toBeInstanceOf(ApiException);
    expect(exception.name).toBe('ApiException');
    expect(exception.getResponse()).toEqual({ code: -3201, msg: 'Order quantity cannot exceed 500.' });
    expect(contract.isApiError(exception, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT')).toBe(true);
    expect(new ContractException('INVALID_SYMBOL', {}, { httpStatus: 422 }).getStatus()).toBe(422);
  });

  it('takes an error, and a class of the application extends it', () => {
    class OrderException extends ContractException {}
    const exception = new OrderException(contract.createApiError('ROUTE_NOT_FOUND'));
    expect([exception.code, exception.getStatus()]).toEqual([-3404, 404]);
    expect(
      exception instanceof OrderException && !(new ApiException('SYSTEM_ERROR') instanceof OrderException),
    ).toBe(true);
  });

  it('throws for an id of another catalog', () => {
    expect(() => new ContractException('ORDER' as 'INVALID_SYMBOL')).toThrow('Unknown message id "ORDER".');
  });

  it('has a response in the payload shape of its contract, and its domain', () => {
    const catalog = [{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }] as const;
    const acme = defineErrors(catalog, {
      domain: 'acme',
      payload: { code: 'error.retCode', msg: 'error.retMsg' },
    });
    const exception = new (createApiException(acme))('BUSY');
    expect(exception.getResponse()).toEqual({ error: { retCode: 7, retMsg: 'Busy.' } });
    expect([exception.domain, exception.getStatus()]).toEqual(['acme', 500]);
    expect(acme.isApiError(exception, 'BUSY')).toBe(true);
    expect(isApiError(exception) && exception.toJSON()).toMatchObject({ domain: 'acme', code: 7 });
  });
});
