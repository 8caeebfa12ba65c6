import { defineErrors, type PayloadShape } from '@errlex/core';
import { problem } from '@errlex/core/shapes';
import { Controller, Get, Module } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { createApiException } from '../create-api-exception.js';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { contract } from '../test-support/contract.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { expectApiError } from '../testing/index.js';

const ContractException = createApiException(contract);
const problemUrl = 'https://errors.example/v3/';
const secret = 'hunter2';

@Controller()
class OrdersController {
  @Get('limit')
  limit(): never {
    throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  }

  @Get('quantity')
  quantity(): never {
    throw new ContractException('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 7 });
  }

  @Get('foreign')
  foreign(): never {
    throw Object.assign(new Error(secret), { cause: secret, params: { secret } });
  }
}

const toModule = (options: ErrlexOptions) => {
  class AppModule {}
  Module({
    imports: [ErrlexModule.forRoot({ errors: contract, ...options })],
    controllers: [OrdersController],
  })(AppModule);
  return AppModule;
};

describe.each(platforms)('problem details on $platform', (platform: Platform) => {
  let server: Server;
  const ask = (path: string, accept: string, language = 'en') =>
    server.ask(path, { language, headers: { Accept: accept } });
  beforeEach(async () => {
    server = await startServer(toModule({ problemUrl, hints: true }), platform);
  });
  afterEach(() => server.close());

  it('are sent to those who accept them, in their language', async () => {
    const answer = await ask('/limit', 'application/problem+json', 'de');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': 'de',
      vary: 'Accept, Accept-Language',
    });
    expect(JSON.parse(answer.text)).toEqual({
      type: 'https://errors.example/v3/#-1140',
      title: 'Die Parameterprüfung ist fehlgeschlagen.',
      status: 400,
      detail: 'limit muss zwischen 1 und 1000 liegen.',
      code: -1140,
      reason: 'PARAM_VALIDATE_ERROR',
      messageId: 'PARAM_VALIDATE_ERROR.limit',
      domain: 'spotV3',
      params: { min: 1, max: 1000 },
      hint: expect.stringMatching(/\w/),
    });
    await expectApiError(answer, 'PARAM_VALIDATE_ERROR.limit', {
      params: { min: 1, max: 1000 },
      locale: 'de',
    });
  });

  it.each([
    ['application/json', false],
    ['*/*', false],
    ['application/*', false],
    ['application/json, application/problem+json', false],
    ['application/problem+json;q=0.5, application/json', false],
    ['application/problem+json;q=0', false],
    ['application/problem+json, application/json;q=0.9', true],
    ['APPLICATION/PROBLEM+JSON', true],
    ['text/html, application/problem+json;q=0.1', true],
  ])('are negotiated: Accept: %s', async (accept, isProblem) => {
    const { headers, text } = await ask('/limit', accept);
    expect(headers['content-type']).toBe(`application/${isProblem ? 'problem+' : ''}json; charset=utf-8`);
    expect(Object.keys(JSON.parse(text)).slice(0, 2)).toEqual(
      isProblem ? ['type', 'title'] : ['code', 'msg'],
    );
    expect(headers.vary).toBe('Accept, Accept-Language');
  });

  it('name the reason if it has no text', async () => {
    const { text } = await ask('/quantity', 'application/problem+json', 'ja');
    expect(JSON.parse(text)).toMatchObject({
      type: 'https://errors.example/v3/#-3201',
      title: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
      detail: 'Order quantity cannot exceed 7.',
    });
  });

  it('hold nothing of another error', async () => {
    const { status, text } = await ask('/foreign', 'application/problem+json');
    expect(text).not.toContain(secret);
    expect(status).toBe(500);
    expect(JSON.parse(text)).toMatchObject({
      type: 'https://errors.example/v3/#-1000',
      title: 'An unknown error occurred.',
      detail: 'An unknown error occurred.',
      params: {},
    });
  });
});

it('nobody gets problem details without the option', async () => {
  const server = await startServer(toModule({}), platforms[0] as Platform);
  const { headers, text } = await server.ask('/limit', { headers: { Accept: 'application/problem+json' } });
  await server.close();
  expect(text).toBe('{"code":-1140,"msg":"limit must be between 1 and 1000."}');
  expect(headers.vary).toBe('Accept-Language');
});

describe.each(platforms)('problem details of a contract on $platform', (platform: Platform) => {
  const ask = async (payload: PayloadShape, options: ErrlexOptions = {}, accept = '*/*') => {
    const errors = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }], {
      domain: 'acme',
      payload,
      roles: { unknown: 'BUSY' },
    });

    @Controller()
    class BusyController {
      @Get()
      busy(): never {
        throw errors.createApiError('BUSY');
      }
    }

    class BusyModule {}
    Module({ imports: [ErrlexModule.forRoot({ errors, ...options })], controllers: [BusyController] })(
      BusyModule,
    );
    const server = await startServer(BusyModule, platform);
    const { headers, text } = await server.ask('/', { headers: { Accept: accept } });
    await server.close();
    return { type: headers['content-type'], vary: headers.vary, body: JSON.parse(text) };
  };
  const body = { type: 'about:blank', title: 'Busy.', status: 500, detail: 'Busy.' };
  const identity = { reason: 'BUSY', messageId: 'BUSY', domain: 'acme', params: {} };

  it('are sent to everybody if its payloads are problem details', async () => {
    expect(await ask({ ...problem, code: 'errorCode' })).toEqual({
      type: 'application/problem+json; charset=utf-8',
      vary: 'Accept-Language',
      body: { ...body, errorCode: 7, ...identity },
    });
  });

  it('have the names of RFC 9457 beside payloads of another shape', async () => {
    const shape = { code: 'retCode', msg: 'retMsg' };
    const accepted = await ask(shape, { problemUrl }, 'application/problem+json');
    expect(accepted.body).toEqual({ ...body, type: `${problemUrl}#7`, code: 7, ...identity });
    expect(await ask(shape, { problemUrl })).toEqual({
      type: 'application/json; charset=utf-8',
      vary: 'Accept, Accept-Language',
      body: { retCode: 7, retMsg: 'Busy.' },
    });
  });
});
