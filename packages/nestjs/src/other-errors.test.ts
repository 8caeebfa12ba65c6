import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { MessagePattern, RpcException } from '@nestjs/microservices';
import { SubscribeMessage, WsException } from '@nestjs/websockets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiExceptionFilter } from './api-exception.filter.js';
import { ErrlexModule } from './errlex.module.js';
import { createApolloOptions } from './graphql/index.js';
import { otherErrors, responseTo, secretCode } from './test-support/other-errors.fixture.js';
import { type Platform, platforms, type Server, startServer } from './test-support/server.fixture.js';
import { type Service, startService } from './test-support/service.fixture.js';
import { socketKinds } from './test-support/sockets.fixture.js';
import { secret } from './test-support/throwing.fixture.js';
import { ErrlexGateway } from './websockets/index.js';

const [express] = platforms as readonly [Platform, Platform];
const unknown = { code: -1000, msg: 'An unknown error occurred.' };

let current: () => unknown = () => undefined;
const fail = (): never => {
  throw current();
};

/** Every secret is a text, so a whole response is searched for it. */
function expectNothingOf(name: string, response: unknown): void {
  const text = JSON.stringify(response).replaceAll(String(responseTo(name).code), '');
  for (const part of [secret, String(secretCode), '-1121', '11000', '4001', '-32']) {
    expect(text).not.toContain(part);
  }
}

function toModule(metadata: Parameters<typeof Module>[0]): Type {
  class HostModule {}
  Module({ ...metadata, imports: [ErrlexModule.forRoot(), ...(metadata.imports ?? [])] })(HostModule);
  return HostModule;
}

describe.each(platforms)('other errors over HTTP on $platform', (platform) => {
  @Controller()
  class FailingController {
    @Get()
    handle(): never {
      return fail();
    }
  }
  let server: Server;
  beforeAll(async () => {
    server = await startServer(toModule({ controllers: [FailingController] }), platform);
  });
  afterAll(() => server.close());

  it.each(otherErrors)('nothing of %s is in the response', async (name, create) => {
    current = create;
    const { status, ...body } = responseTo(name);
    server.errors.length = 0;
    const response = await server.ask('/');
    expect([response.status, JSON.parse(response.text)]).toEqual([status, body]);
    const { date: _date, ...headers } = response.headers;
    expectNothingOf(name, { ...response, headers });
    expect(server.errors).toHaveLength(1);
  });
});

describe('other errors in GraphQL', () => {
  @Resolver()
  class FailingResolver {
    @Query('failed')
    failed(): never {
      return fail();
    }
  }
  let server: Server;
  beforeAll(async () => {
    const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [ApiExceptionFilter],
      useFactory: (filter: ApiExceptionFilter) => ({
        typeDefs: 'type Query { failed: String }',
        includeStacktraceInErrorResponses: true,
        ...createApolloOptions(filter),
      }),
    });
    server = await startServer(toModule({ imports: [graphql], providers: [FailingResolver] }), express);
  });
  afterAll(() => server.close());

  it.each(otherErrors)('nothing of %s is in the response', async (name, create) => {
    current = create;
    const { code, msg } = responseTo(name);
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ query: '{ failed }' });
    const { text } = await server.ask('/graphql', { method: 'POST', headers, body });
    const [error] = JSON.parse(text).errors;
    expect(error).toMatchObject({ message: msg, path: ['failed'] });
    expect(error.extensions).toEqual({ code, reason: expect.any(String), params: {} });
    expectNothingOf(name, text);
  });
});

describe('other errors between services', () => {
  @Controller()
  class FailingHandlers {
    @MessagePattern('fail')
    handle(): never {
      return fail();
    }
  }
  let service: Service;
  beforeAll(async () => {
    service = await startService(toModule({ controllers: [FailingHandlers] }));
  });
  afterAll(() => service.close());
  const wire = {
    $errlex: 1,
    domain: 'spotV3',
    code: -1000,
    messageId: 'UNKNOWN_ERROR',
    params: {},
    msg: unknown.msg,
  };
  // A service gets the JSON of errors from its transport, so it passes their code on.
  const others = otherErrors.filter(([name]) => name !== 'the JSON of an ApiError');
  const wrapped = others.map(
    ([name, create]) => [`${name} in an RpcException`, () => new RpcException(create() as object)] as const,
  );

  it.each([...others, ...wrapped])('nothing of %s is sent', async (name, create) => {
    current = create;
    const { status, code, msg } = responseTo(name);
    const { error } = await service.send('fail', '');
    const found = { $errlex: 1, domain: 'spotV3', code, params: {}, msg, upstream: true };
    const failed = status === 502 && name !== 'ioredis without a connection';
    expect(error).toEqual(code === -1121 ? found : { ...wire, ...(failed && { upstream: true }) });
  });
});

describe.each(socketKinds)('other errors over $kind', ({ createAdapter, open }) => {
  @ErrlexGateway()
  class FailingGateway {
    @SubscribeMessage('fail')
    handle(): never {
      return fail();
    }
  }
  let server: Server;
  beforeAll(async () => {
    server = await startServer(toModule({ providers: [FailingGateway] }), express, (app) => {
      app.useWebSocketAdapter(createAdapter(app));
    });
  });
  afterAll(() => server.close());
  const wrapped = otherErrors
    .filter(([name]) => name !== 'the JSON of an ApiError')
    .map(
      ([name, create]) => [`${name} in a WsException`, () => new WsException(create() as object)] as const,
    );

  it('nothing of them is sent', async () => {
    const socket = await open(server);
    for (const [name, create] of [...otherErrors, ...wrapped]) {
      current = create;
      socket.send('fail', { secret });
      const { code, msg } = responseTo(name);
      expect(await socket.next(), name).toEqual({ event: 'exception', data: { code, msg } });
    }
    socket.close();
  });
});
