import { spotV3 } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import { toWireError } from '@errlex/server/adapter';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import {
  Body,
  ConflictException,
  Controller,
  Get,
  HttpException,
  Module,
  ParseIntPipe,
  Post,
  Query,
  Sse,
  UnauthorizedException,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { GraphQLModule, Query as GraphqlQuery, Resolver } from '@nestjs/graphql';
import { MessagePattern } from '@nestjs/microservices';
import { SubscribeMessage } from '@nestjs/websockets';
import { concat, of, throwError, timer } from 'rxjs';
import { mergeMap } from 'rxjs/operators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { ApiExceptionFilter } from './api-exception.filter.js';
import { createApiException } from './create-api-exception.js';
import { ErrlexModule } from './errlex.module.js';
import type { ErrlexOptions } from './errlex.options.js';
import { createApolloOptions } from './graphql/index.js';
import { ApiStreamInterceptor } from './http/api-stream.interceptor.js';
import { JsonBodyGuard } from './http/json-body.guard.js';
import { acme } from './test-support/acme.fixture.js';
import {
  type Platform,
  platforms,
  type Question,
  type Server,
  startServer,
} from './test-support/server.fixture.js';
import { type Service, startService } from './test-support/service.fixture.js';
import { socketKinds } from './test-support/sockets.fixture.js';
import { ApiValidationPipe } from './validation/api-validation.pipe.js';
import { createExceptionFactory } from './validation/create-exception-factory.js';
import { NamedParamPipe } from './validation/named-param.pipe.js';
import { ErrlexGateway } from './websockets/index.js';

const AcmeException = createApiException(acme);
const exists = acme.createErrorData('ORDER_EXISTS', { id: 'A1' });
const cause = new Error('the pool is exhausted');
const upstream = { upstream: true };
const read = (code: number, msg: string, options = {}) =>
  acme.toApiError({ error: { retCode: code, retMsg: msg } }, options) ?? expect.unreachable();

type Thrown = readonly [name: string, create: () => unknown, status: number, code: number, msg: string];

/** Values that handlers throw, each with the expected response. */
const thrown: readonly Thrown[] = [
  ['an exception', () => new AcmeException('ORDER_EXISTS', { id: 'A1' }), 409, 3409, 'Order A1 exists.'],
  ['an ApiError', () => acme.createApiError('INVALID_SYMBOL'), 400, 3121, 'No such pair.'],
  [
    'a message with a shipped id',
    () => acme.createApiError('PARAM_EMPTY', { parameter: 'a' }),
    400,
    3141,
    'Give us a.',
  ],
  [
    'a definition without a status, which has that of its role',
    () => acme.createApiError('CLOSED', {}, { cause }),
    503,
    14,
    'Closed for today.',
  ],
  ['an undocumented text', () => read(3121, 'Pair halted.'), 400, 3121, 'Pair halted.'],
  ['a code without a definition', () => read(4711, 'Brand new.'), 500, 4711, 'Brand new.'],
  ['an upstream', () => read(3409, 'Order A1 exists.', upstream), 424, 3409, 'Order A1 exists.'],
  [
    'an undocumented text of an upstream',
    () => read(3121, 'password=x', upstream),
    502,
    3121,
    'No such pair.',
  ],
  [
    'an undocumented text without a generic one',
    () => read(3409, 'password=x', upstream),
    424,
    3409,
    'ORDER_EXISTS',
  ],
  [
    'a code of an upstream without a definition',
    () => read(4711, 'password=x', upstream),
    502,
    1,
    'Something broke.',
  ],
  ['a wire error', () => toWireError(exists, exists.message), 409, 3409, 'Order A1 exists.'],
  [
    'a wire error without a message id',
    () => ({ $errlex: 1, domain: 'acme', code: 3121, params: {}, msg: 'x' }),
    400,
    3121,
    'No such pair.',
  ],
  [
    'a wire error without a definition',
    () => ({ $errlex: 1, domain: 'acme', code: 4711, params: {}, msg: 'x' }),
    500,
    4711,
    'Something broke.',
  ],
  ['another error', () => new TypeError('x is undefined'), 500, 1, 'Something broke.'],
];

let current: () => unknown = () => undefined;
const fail = (): never => {
  throw current();
};

/** Patterns of everything that the shipped catalog says, in the languages that are asked for. */
const shipped: RegExp[] = [];
beforeAll(async () => {
  const texts = [
    ...spotV3.flatMap(({ messages }) =>
      Object.values<readonly string[]>(messages).map(([text = '']) => text),
    ),
    ...(await Promise.all(['de', 'ja'].map((tag) => loadMessages(tag)))).flatMap((one) =>
      Object.values(one.texts),
    ),
  ];
  const escaped = texts.map((text) =>
    text
      .split(/%[ds]|\{\{\w+\}\}/)
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.{0,256}?'),
  );
  shipped.push(...escaped.map((text) => new RegExp(text)));
  shipped.push(...spotV3.map(({ code }) => new RegExp(`${code}(?!\\d)`)));
});

function expectNothingShipped(...parts: readonly unknown[]): void {
  const text = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('\n');
  expect(shipped.filter((pattern) => pattern.test(text))).toEqual([]);
}

const payload = (code: number, msg: string) => ({ ok: false, error: { retCode: code, retMsg: msg } });
const options: ErrlexOptions = { errors: acme };

describe.each(platforms)('a contract of its own on $platform', (platform: Platform) => {
  @Controller()
  class AcmeController {
    @Get('thrown')
    thrown(): never {
      return fail();
    }

    @Sse('late')
    @UseInterceptors(ApiStreamInterceptor)
    late(): unknown {
      return concat(of({ data: 'first' }), timer(20).pipe(mergeMap(() => throwError(current))));
    }

    @Get('guarded')
    @UseGuards({ canActivate: () => false })
    guarded(): string {
      return 'never';
    }

    @Get('int')
    int(@Query('limit', ParseIntPipe) limit: number): number {
      return limit;
    }

    @Get('named')
    named(@Query('limit', new NamedParamPipe(new ParseIntPipe())) limit: number): number {
      return limit;
    }

    @Get('issues')
    issues(): never {
      throw createExceptionFactory()([{ message: 'wrong', path: ['legs', 0, 'price'] }]);
    }

    @Get('schema')
    schema(
      @Query(new ApiValidationPipe({ schema: z.object({ side: z.string() }) })) query: unknown,
    ): unknown {
      return query;
    }

    @Post('body')
    @UseGuards(JsonBodyGuard)
    body(@Body() body: unknown): unknown {
      return body;
    }
  }

  class AcmeModule {}
  Module({ imports: [ErrlexModule.forRoot(options)], controllers: [AcmeController] })(AcmeModule);
  let server: Server;
  beforeAll(async () => {
    server = await startServer(AcmeModule, platform);
  });
  afterAll(() => server.close());

  const ask = async (path: string, question: Question = {}) => {
    server.errors.length = 0;
    const { status, headers, text } = await server.ask(path, question);
    expectNothingShipped(text, headers, server.errors);
    return { status, text };
  };

  it.each(thrown)(
    '%s is sent in its payload shape, with nothing shipped',
    async (_, create, status, code, msg) => {
      current = create;
      for (const language of ['en', 'de', 'ja']) {
        const response = await ask('/thrown', { language });
        expect([response.status, JSON.parse(response.text)]).toEqual([status, payload(code, msg)]);
      }
    },
  );

  it('an event stream ends with its payload', async () => {
    current = () => acme.createApiError('INVALID_SYMBOL');
    const { text } = await ask('/late');
    expect(text).toContain(`event: error\nid: 2\ndata: ${JSON.stringify(payload(3121, 'No such pair.'))}`);
  });

  const json = { 'Content-Type': 'application/json' };
  it.each<[what: string, path: string, question: Question, status: number, code: number, msg: string]>([
    ['a guard', '/guarded', {}, 403, 8, 'No entry.'],
    ['a pipe', '/int?limit=x', {}, 422, 2, 'BAD_PARAM'],
    ['a pipe with a name', '/named?limit=x', {}, 422, 2, 'limit does not fit.'],
    ['a missing parameter', '/named', {}, 400, 3, 'limit was left out.'],
    ['a pipe of its own', '/issues', {}, 422, 2, 'legs[0].price does not fit.'],
    ['a schema', '/schema', {}, 400, 3, 'side was left out.'],
    ['an unknown route', '/nowhere', {}, 404, 9, 'Nothing here.'],
    ['malformed JSON', '/body', { method: 'POST', headers: json, body: '{' }, 400, 4, 'Send JSON.'],
    [
      'an empty body',
      '/body',
      { method: 'POST', headers: { ...json, 'Content-Length': '0' } },
      400,
      4,
      'Send JSON.',
    ],
    [
      'another content type',
      '/body',
      { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'a' },
      415,
      5,
      'Send another type.',
    ],
    [
      'a large body',
      '/body',
      { method: 'POST', headers: json, body: JSON.stringify(['x'.repeat(2 ** 21)]) },
      413,
      12,
      'Send less.',
    ],
  ])('%s gets the definition of its role', async (_, path, question, status, code, msg) => {
    const response = await ask(path, question);
    expect([response.status, JSON.parse(response.text)]).toEqual([status, payload(code, msg)]);
  });

  it.each<[exception: HttpException, code: number]>([
    [new UnauthorizedException(), 7],
    [new HttpException('x', 405), 6],
    [new ConflictException(), 10],
    [new HttpException('x', 429), 11],
    [new HttpException('x', 503), 14],
    [new HttpException('x', 504), 13],
    [new HttpException('x', 418), 1],
  ])('%s gets the definition of its role under its own status', async (exception, code) => {
    current = () => exception;
    const response = await ask('/thrown');
    expect(response.status).toBe(exception.getStatus());
    expect(JSON.parse(response.text).error.retCode).toBe(code);
  });
});

describe('a contract of its own between services', () => {
  @Controller()
  class AcmeHandlers {
    @MessagePattern('fail')
    fail(): never {
      return fail();
    }

    @MessagePattern('guarded')
    @UseGuards({ canActivate: () => false })
    guarded(): string {
      return 'never';
    }
  }

  class AcmeModule {}
  Module({ imports: [ErrlexModule.forRoot(options)], controllers: [AcmeHandlers] })(AcmeModule);
  let service: Service;
  beforeAll(async () => {
    service = await startService(AcmeModule);
  });
  afterAll(() => service.close());

  it.each(thrown)(
    '%s is sent with its domain, with nothing shipped',
    async (_, create, _status, code, msg) => {
      current = create;
      service.errors.length = 0;
      const { error } = await service.send('fail', '');
      expect(error).toMatchObject({ $errlex: 1, domain: 'acme', code, msg });
      expectNothingShipped(error, service.errors);
    },
  );

  it('the error of a guard is that of its role', async () => {
    const { error } = await service.send('guarded', '');
    expect(error).toMatchObject({ domain: 'acme', code: 8, messageId: 'NO_ENTRY' });
  });
});

describe.each(socketKinds)('a contract of its own over $kind', ({ kind, createAdapter, open }) => {
  @ErrlexGateway()
  class AcmeGateway {
    @SubscribeMessage('fail')
    fail(): never {
      return fail();
    }
  }

  class AcmeModule {}
  Module({ imports: [ErrlexModule.forRoot(options)], providers: [AcmeGateway] })(AcmeModule);
  let server: Server;
  beforeAll(async () => {
    server = await startServer(AcmeModule, platforms[0] as Platform, (app) => {
      app.useWebSocketAdapter(createAdapter(app));
    });
  });
  afterAll(() => server.close());

  it('errors are sent in its payload shape, with nothing shipped', async () => {
    const socket = await open(server, { language: 'de' });
    for (const [name, create, , code, msg] of thrown) {
      current = create;
      socket.send('fail', {});
      const frame = await socket.next();
      expect(frame, name).toEqual({ event: 'exception', data: payload(code, msg) });
      expectNothingShipped(frame, server.errors);
    }
    socket.close();
  });

  it.skipIf(kind !== 'ws')('frames that cannot be read get the definitions of their roles', async () => {
    const { raw, next, close } = await open(server);
    for (const frame of ['{', '{}']) (raw as WebSocket).send(frame);
    expect(await next()).toEqual({ event: 'exception', data: payload(4, 'Send JSON.') });
    expect(await next()).toEqual({ event: 'exception', data: payload(3, 'event was left out.') });
    close();
  });
});

describe('a contract of its own in GraphQL', () => {
  @Resolver()
  class AcmeResolver {
    @GraphqlQuery('failed')
    failed(): never {
      return fail();
    }
  }

  class AcmeModule {}
  Module({
    imports: [
      ErrlexModule.forRoot(options),
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver,
        inject: [ApiExceptionFilter],
        useFactory: (filter: ApiExceptionFilter) => ({
          typeDefs: 'type Query { failed: String }',
          ...createApolloOptions(filter),
        }),
      }),
    ],
    providers: [AcmeResolver],
  })(AcmeModule);
  let server: Server;
  beforeAll(async () => {
    server = await startServer(AcmeModule, platforms[0] as Platform);
  });
  afterAll(() => server.close());

  it.each(thrown)('%s is sent with nothing shipped', async (_, create, _status, code, msg) => {
    current = create;
    server.errors.length = 0;
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ query: '{ failed }' });
    const { text } = await server.ask('/graphql', { method: 'POST', language: 'de', headers, body });
    expect(JSON.parse(text).errors[0]).toMatchObject({ message: msg, extensions: { code } });
    expectNothingShipped(text, server.errors);
  });

  it('an operation that is not valid gets the definition of its role', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ query: '{ nothing }' });
    const { text } = await server.ask('/graphql', { method: 'POST', headers, body });
    expect(JSON.parse(text).errors[0]).toMatchObject({ message: 'BAD_PARAM', extensions: { code: 2 } });
  });
});
