import { AssertionError } from 'node:assert';
import type { AddressInfo } from 'node:net';
import { createApiError, defineErrors } from '@errlex/core';
import { Controller, Get, Module } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { createApiException } from '../create-api-exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { contract } from '../test-support/contract.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { expectApiError, type TestResponse } from './index.js';

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

type Ask = (path: string, language?: string) => PromiseLike<TestResponse>;

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

describe.each(askers)('expectApiError with a response of %s', (_asker, ask) => {
  it('accepts the error, its params and its language', async () => {
    await expectApiError(await ask('/empty'), 'PARAM_EMPTY');
    await expectApiError(await ask('/empty'), 'PARAM_EMPTY', { params: { parameter: 'symbol' } });
    const german = await ask('/empty', 'de');
    await expectApiError(german, 'PARAM_EMPTY', { params: { parameter: 'symbol' }, locale: 'de' });
    await expectApiError(german, 'PARAM_EMPTY', { locale: 'de' });
  });

  it('lists what differs', async () => {
    expect(await refused(expectApiError(await ask('/symbol'), 'PARAM_EMPTY'))).toBe(
      'Expected PARAM_EMPTY.\n  code: expected -1141, received -1121\n  messageId: expected "PARAM_EMPTY", received "INVALID_SYMBOL"',
    );
    const params = { parameter: 'side' };
    expect(await refused(expectApiError(await ask('/empty'), 'PARAM_EMPTY', { params }))).toMatch(
      /^Expected PARAM_EMPTY\.\n {2}msg: expected ".*side.*", received ".*symbol.*"$/,
    );
    expect(await refused(expectApiError(await ask('/symbol'), 'INVALID_SYMBOL', { locale: 'ja' }))).toMatch(
      /msg: expected ".+", received "Invalid symbol\."\n {2}locale: expected "ja", received "en"$/,
    );
    expect(await refused(expectApiError(await ask('/fine'), 'INVALID_SYMBOL'))).toContain(
      'httpStatus: expected 400, received 200\n  code: expected -1121, received nothing',
    );
  });

  it('shows a response that is no error', async () => {
    expect(await refused(expectApiError(await ask('/fine'), 'PARAM_EMPTY'))).toContain(
      'httpStatus: expected 400, received 200\n  code: expected -1141, received nothing\n  messageId: expected "PARAM_EMPTY", received nothing',
    );
  });

  it('reads a catalog of the application', async () => {
    const answer = await ask('/quantity');
    const params = { limit: 7 };
    await expectApiError(answer, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { errors: contract });
    await expectApiError(answer, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { errors: contract, params });
    const wrong = { errors: contract, params, msg: 'Höchstens 7.', httpStatus: 409 };
    expect(await refused(expectApiError(answer, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', wrong))).toContain(
      'httpStatus: expected 409, received 400\n  msg: expected "Höchstens 7.", received "Order quantity cannot exceed 7."',
    );
  });
});

it('a message that the catalog does not hold does not compile', async () => {
  const answer = { status: 400, headers: {}, text: '' };
  // @ts-expect-error: the catalog does not hold this message
  await expect(expectApiError(answer, 'NO_SUCH_ID')).rejects.toThrow('Unknown message id "NO_SUCH_ID".');
  // @ts-expect-error the param is called "parameter"
  await expect(expectApiError(answer, 'PARAM_EMPTY', { params: { name: 'a' } })).rejects.toThrow(TypeError);
});

it('the body of a Response can be read after it', async () => {
  const [, fetched] = askers[2] as (typeof askers)[number];
  const response = (await fetched('/symbol')) as Response;
  await expectApiError(response, 'INVALID_SYMBOL');
  expect(await response.json()).toEqual({ code: -1121, msg: 'Invalid symbol.' });
});

describe('expectApiError with an own payload shape', () => {
  const acme = defineErrors(
    [{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'], 'BUSY.until': ['Busy until %d.', 'until'] } }],
    {
      domain: 'acme',
      payload: {
        code: 'error.retCode',
        msg: 'error.retMsg',
        fixed: { jsonrpc: '2.0', error: { kind: 'x' } },
      },
    },
  );
  const respond = (body: object, type = 'application/json') => ({
    status: 500,
    headers: { 'content-language': 'en', 'content-type': type },
    text: JSON.stringify(body),
  });
  const error = { kind: 'x', retCode: 7, retMsg: 'Busy.' };

  it('reads code and text where the contract has them', async () => {
    await expectApiError(respond({ jsonrpc: '2.0', error }), 'BUSY', { errors: acme });
    const until = { jsonrpc: '2.0', error: { ...error, retMsg: 'Busy until 9.' } };
    await expectApiError(respond(until), 'BUSY.until', { errors: acme, params: { until: 9 } });
    await expectApiError(respond(until), 'BUSY.until', { errors: acme });
  });

  it('expects the fixed fields', async () => {
    const wrong = respond({ jsonrpc: '1.0', error: { ...error, kind: 'y' } });
    expect(await refused(expectApiError(wrong, 'BUSY', { errors: acme }))).toContain('fixed: expected');
  });

  it('does not accept the payload of another shape', async () => {
    const other = respond({ code: 7, msg: 'Busy.' });
    expect(await refused(expectApiError(other, 'BUSY', { errors: acme }))).toContain(
      'code: expected 7, received nothing',
    );
  });

  it('reads problem details by the names of RFC 9457', async () => {
    const problem = respond({ title: 'Busy.', detail: 'Busy.', code: 7 }, 'application/problem+json');
    await expectApiError(problem, 'BUSY', { errors: acme });
  });

  it('expects the texts of the application in another language', async () => {
    const messages = { de: { BUSY: 'Besetzt.', 'BUSY.until': 'Besetzt bis {{until}}.' } };
    const german = (retMsg: string) => ({
      ...respond({ jsonrpc: '2.0', error: { ...error, retMsg } }),
      headers: { 'content-language': 'de', 'content-type': 'application/json' },
    });
    const expectation = { errors: acme, messages, locale: 'de' } as const;
    await expectApiError(german('Besetzt.'), 'BUSY', expectation);
    await expectApiError(german('Besetzt bis 9.'), 'BUSY.until', { ...expectation, params: { until: 9 } });
    expect(await refused(expectApiError(german('Busy.'), 'BUSY', expectation))).toContain('Besetzt.');
  });
});
