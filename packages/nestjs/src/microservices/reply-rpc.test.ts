import { setTimeout as wait } from 'node:timers/promises';
import { Catch } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { RpcException } from '@nestjs/microservices';
import { throwError } from 'rxjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ErrlexOptions } from '../errlex.options.js';
import { OrderHandlers, toOrderService } from '../test-support/order-service.fixture.js';
import { type Service, startService } from '../test-support/service.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';

const unknown = {
  $errlex: 1,
  domain: 'spotV3',
  code: -1000,
  messageId: 'UNKNOWN_ERROR',
  params: {},
  msg: 'An unknown error occurred.',
};
const invalid = {
  $errlex: 1,
  domain: 'spotV3',
  code: -1140,
  messageId: 'PARAM_VALIDATE_ERROR',
  params: {},
  msg: 'Parameter validation failed.',
};

const expected: [what: string, wire: object, logged: number][] = [
  [
    'exception',
    { $errlex: 1, code: -1121, messageId: 'INVALID_SYMBOL', params: {}, msg: 'Invalid symbol.' },
    0,
  ],
  [
    'params',
    {
      $errlex: 1,
      code: -1140,
      messageId: 'PARAM_VALIDATE_ERROR.limit',
      params: { min: 1, max: 1000 },
      msg: 'limit must be between 1 and 1000.',
    },
    0,
  ],
  ['bare', { code: -2200, messageId: 'SPOT_ORDER_NOT_EXIST' }, 0],
  ['async', { code: -1116, messageId: 'INVALID_ORDER_TYPE' }, 0],
  ['observable', { code: -1117, messageId: 'INVALID_SIDE' }, 0],
  ['json', { code: -1142, messageId: 'PARAM_ERROR', params: { parameter: 'side' } }, 0],
  ['wrapped', { code: -1141, messageId: 'PARAM_EMPTY', params: { parameter: 'symbol' } }, 0],
  ['newer', { $errlex: 1, code: -9999, params: {}, msg: 'Margin call.' }, 0],
  ['validation', invalid, 0],
  ['invalid', invalid, 0],
  ['teapot', { ...unknown, httpStatus: 418 }, 0],
  ['unsafe', { code: -1142, messageId: 'PARAM_ERROR', params: { parameter: '1' }, msg: 'Text.' }, 0],
  [
    'unreadable',
    { $errlex: 1, domain: 'spotV3', code: -1000, params: {}, msg: 'An unknown error occurred.' },
    0,
  ],
  ['upstream', { $errlex: 1, code: -1044, params: {}, msg: 'Invalid ACCESS_KEY.', upstream: true }, 1],
  ['rpc', unknown, 1],
  ['crash', unknown, 1],
  ['string', unknown, 1],
  ['null', unknown, 1],
  ['undefined', unknown, 1],
  ['bigint', unknown, 1],
  ['cycle', unknown, 1],
  ['hostile', unknown, 1],
  ['frozen', unknown, 1],
  ['forged', unknown, 1],
];

describe.each([
  ['a microservice', false],
  ['a hybrid application', true],
])('ErrlexModule in %s', (_, hybrid) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(toOrderService(), hybrid);
  });
  afterAll(() => service.close());
  beforeEach(() => {
    service.errors.length = 0;
  });

  it.each(expected)('sends "%s" at once as %o', async (what, wire, logged) => {
    const { values, error } = await service.send('fail', what);
    expect(values).toEqual([]);
    expect(error).toMatchObject(wire);
    const known = [
      '$errlex',
      'domain',
      'code',
      'params',
      'msg',
      'messageId',
      'upstream',
      ...Object.keys(wire),
    ];
    expect(Object.keys(error as object).filter((key) => !known.includes(key))).toEqual([]);
    expect(JSON.stringify(error)).not.toContain(secret);
    expect(service.errors).toHaveLength(logged);
  });

  it('sends the error of a guard', async () => {
    const { error } = await service.send('guarded', '');
    expect(error).toMatchObject({ code: -1051, messageId: 'PERMISSION_DENIED' });
  });

  it('sends an error after the values of an Observable', async () => {
    expect(await service.send('fail', 'later')).toMatchObject({ values: [1], error: { code: -1117 } });
  });

  it('runs on after an event that fails, and handles the next message', async () => {
    OrderHandlers.events.length = 0;
    for (const what of ['exception', 'observable', 'crash', 'bigint']) await service.emit('failed', what);
    while (OrderHandlers.events.length < 4) await wait(10);
    expect(await service.send('echo', 1)).toEqual({ values: [{ value: 1 }], error: undefined });
  });
});

describe('ErrlexModule beside a filter of the application in a microservice', () => {
  class RpcExceptionFilter {
    catch(exception: RpcException) {
      return throwError(() => ({ own: String(exception.message).length }));
    }
  }
  Catch(RpcException)(RpcExceptionFilter);
  const own = { provide: APP_FILTER, useClass: RpcExceptionFilter };
  const send = async (options: ErrlexOptions, what: string) => {
    const service = await startService(toOrderService(options, [own]));
    const { error } = await service.send('fail', what);
    await service.close();
    return error;
  };

  it('leaves it the errors that it names, and keeps own ones', async () => {
    expect(await send({}, 'rpc')).toEqual({ own: secret.length });
    expect(await send({}, 'crash')).toMatchObject({ code: -1000 });
    expect(await send({}, 'exception')).toMatchObject({ code: -1121 });
  });

  it('leaves the rest to Nest if the options say so', async () => {
    const generic = { status: 'error', message: 'Internal server error' };
    expect(await send({ filter: 'api' }, 'crash')).toEqual(generic);
    expect(await send({ passthrough: () => true }, 'exception')).toEqual(generic);
  });
});
