import { AssertionError } from 'node:assert';
import type { AddressInfo } from 'node:net';
import { createApiError } from '@errlex/core';
import { Controller, Get, Module } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { createApiException } from '../create-api-exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { contract } from '../test-support/contract.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { type ApiResponse, expectApiError } from './index.js';

const ContractException = createApiException(contract);

@Controller()
class Klines {
  @Get('empty')
  empty(): never {
    throw new ApiException('PARAM_EMPTY', { parameter: 'symbol' });
  }

  @Get('symbol')
  symbol(): never {
    throw createApiError('INVALID_SYMBOL');
  }

  @Get('quantity')
  quantity(): never {
    throw new ContractException('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 7 });
  }

  @Get('fine')
  fine(): string {
    return 'fine';
  }
}

class KlinesModule {}
Module({ imports: [ErrlexModule.forRoot({ errors: contract })], controllers: [Klines] })(KlinesModule);

let server: Server;
let fastify: Server;
beforeAll(async () => {
  server = await startServer(KlinesModule, platforms[0] as Platform);
  fastify = await startServer(KlinesModule, platforms[1] as Platform);
});
afterAll(() => Promise.all([server.close(), fastify.close()]));

type Ask = (path: string, language?: string) => PromiseLike<ApiResponse>;

const askers: [string, Ask][] = [
  [
    'supertest',
    (path, language = 'en') => request(server.app.getHttpServer()).get(path).set('Accept-Language', language),
  ],
  [
    'inject',
    (path, language = 'en') => {
      const adapter = fastify.app.getHttpAdapter() as unknown as FastifyAdapter;
      return adapter.inject({ url: path, headers: { 'Accept-Language': language } });
    },
  ],
  [
    'fetch',
    (path, language = 'en') => {
      const { port } = server.app.getHttpServer().address() as AddressInfo;
      return fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'Accept-Language': language } });
    },
  ],
];

const refused = (check: Promise<void>) =>
  check.then(
    () => expect.fail('nothing differs'),
    (error: AssertionError) => {
      expect(error).toBeInstanceOf(AssertionError);
      expect(error.operator).toBe('expectApiError');
      return error.message;
    },
  );

describe.each(askers)('expectApiError with an answer of %s', (_asker, ask) => {
  it('accepts the error, its params and its language', async () => {
    await expectApiError(await ask('/empty'), 'PARAM_EMPTY');
    await expectApiError(await ask('/empty'), 'PARAM_EMPTY', { params: { parameter: 'symbol' } });
    const german = await ask('/empty', 'de');
    await expectApiError(german, 'PARAM_EMPTY', { params: { parameter: 'symbol' }, locale: 'de' });
    await expectApiError(german, 'PARAM_EMPTY', { locale: 'de' });
  });

  it('tells what differs', async () => {
    expect(await refused(expectApiError(await ask('/symbol'), 'PARAM_EMPTY'))).toBe(
      'The answer is not PARAM_EMPTY:\n  code: -1121, not -1141\n  messageId: "INVALID_SYMBOL", not "PARAM_EMPTY"',
    );
    const params = { parameter: 'side' };
    expect(await refused(expectApiError(await ask('/empty'), 'PARAM_EMPTY', { params }))).toMatch(
      /^The answer is not PARAM_EMPTY:\n {2}msg: ".*symbol.*", not ".*side.*"$/,
    );
    expect(await refused(expectApiError(await ask('/symbol'), 'INVALID_SYMBOL', { locale: 'ja' }))).toMatch(
      /msg: "Invalid symbol\.", not ".+"\n {2}locale: "en", not "ja"$/,
    );
    expect(await refused(expectApiError(await ask('/fine'), 'INVALID_SYMBOL'))).toContain(
      'httpStatus: 200, not 400\n  code: nothing, not -1121',
    );
  });

  it('tells what an answer holds that is no error', async () => {
    expect(await refused(expectApiError(await ask('/fine'), 'PARAM_EMPTY'))).toContain(
      'httpStatus: 200, not 400\n  code: nothing, not -1141\n  messageId: nothing, not "PARAM_EMPTY"',
    );
  });

  it('knows a catalog of the application', async () => {
    const answer = await ask('/quantity');
    const params = { limit: 7 };
    await expectApiError(answer, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { errors: contract });
    await expectApiError(answer, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { errors: contract, params });
    const wrong = { errors: contract, params, msg: 'Höchstens 7.', httpStatus: 409 };
    expect(await refused(expectApiError(answer, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', wrong))).toContain(
      'httpStatus: 400, not 409\n  msg: "Order quantity cannot exceed 7.", not "Höchstens 7."',
    );
  });
});

it('a message that the catalog does not hold does not compile', async () => {
  const answer = { status: 400, headers: {}, text: '' };
  // @ts-expect-error there is no such message
  await expect(expectApiError(answer, 'NO_SUCH_ID')).rejects.toThrow('The catalog holds no message');
  // @ts-expect-error the param is called "parameter"
  await expect(expectApiError(answer, 'PARAM_EMPTY', { params: { name: 'a' } })).rejects.toThrow(TypeError);
});

it('the body of a Response can be read after it', async () => {
  const [, fetched] = askers[2] as (typeof askers)[number];
  const response = (await fetched('/symbol')) as Response;
  await expectApiError(response, 'INVALID_SYMBOL');
  expect(await response.json()).toEqual({ code: -1121, msg: 'Invalid symbol.' });
});
