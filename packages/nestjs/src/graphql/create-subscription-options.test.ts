import type { AddressInfo } from 'node:net';
import { createApiError } from '@errlex/core';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { Args, GraphQLModule, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { ApiException } from '../api.exception.js';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ErrlexModule } from '../errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { createApolloOptions, createSubscriptionOptions } from './index.js';

const secret = 'hunter2';

const typeDefs = `
  type Tick { id: Int!, price: Int, symbol: String! }
  type Query { tick: Tick }
  type Subscription { ticks(fail: String): Tick }
`;

@Resolver('Tick')
class TickResolver {
  @Query('tick')
  tick(): object {
    return { id: 7 };
  }

  @Subscription('ticks')
  ticks(@Args('fail') fail: string): AsyncIterable<object> {
    if (fail === 'first') throw new ApiException('PARAM_EMPTY', { parameter: 'symbol' });
    if (fail === 'foreign') throw new Error(secret);
    return (async function* () {
      yield { ticks: { id: 7 } };
      if (fail === 'later') throw createApiError('INVALID_SYMBOL');
      if (fail === 'foreign later') throw new Error(secret);
    })();
  }

  @ResolveField('price')
  price(@Parent() { id }: { id: number }): never {
    throw createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: id });
  }

  @ResolveField('symbol')
  symbol(): never {
    throw Object.assign(new Error(secret), { extensions: { code: secret } });
  }
}

@Module({
  imports: [
    ErrlexModule.forRoot({ hints: true, map: { GRAPHQL_PARSE_FAILED: 'INVALID_JSON' } }),
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [ApiExceptionFilter],
      useFactory: (filter: ApiExceptionFilter) => ({
        typeDefs,
        subscriptions: { 'graphql-ws': { ...createSubscriptionOptions(filter) } },
        ...createApolloOptions(filter),
      }),
    }),
  ],
  providers: [TickResolver],
})
class TickModule {}

interface Message {
  readonly type: string;
  readonly payload?: unknown;
}

const hint = expect.any(String);
const limit = {
  message: 'limit muss zwischen 1 und 7 liegen.',
  extensions: { code: -1140, reason: 'PARAM_VALIDATE_ERROR', params: { min: 1, max: 7 }, hint },
};
const unknown = {
  message: 'Ein unbekannter Fehler ist aufgetreten.',
  extensions: { code: -1000, reason: 'UNKNOWN_ERROR', params: {}, hint },
};

describe.each(platforms)('subscriptions of GraphQL on $platform', (platform: Platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(TickModule, platform);
  });
  afterAll(() => server.close());

  /** The messages of one operation, in the language that the connection is opened with. */
  const subscribe = (query: string): Promise<Message[]> => converse([query]);

  /** The messages of operations on one connection, one after the other. */
  const converse = async (queries: readonly string[]): Promise<Message[]> => {
    server.errors.length = 0;
    let next = 0;
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const headers = { 'Accept-Language': 'de' };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', { headers });
    const messages: Message[] = [];
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject).on('close', () => resolve());
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (data) => {
        const message: Message = JSON.parse(String(data));
        if (message.type !== 'connection_ack') messages.push(message);
        if (message.type === 'next') return;
        const query = queries[next];
        if (query === undefined) return socket.close();
        socket.send(JSON.stringify({ id: String(next++), type: 'subscribe', payload: { query } }));
      });
    });
    expect(JSON.stringify(messages)).not.toContain(secret);
    return messages;
  };

  it('tell what is thrown before the first event', async () => {
    const expected = {
      message: 'Der Parameter „symbol“ darf nicht leer sein.',
      path: ['ticks'],
      extensions: { code: -1141, reason: 'PARAM_EMPTY', params: { parameter: 'symbol' }, hint },
    };
    // The protocol sends an error of the execution as a result with `errors`.
    expect(await subscribe('subscription { ticks(fail: "first") { id } }')).toMatchObject([
      { type: 'next', payload: { errors: [expected] } },
      { type: 'complete' },
    ]);
    expect(server.errors).toEqual([]);
    const [foreign] = await subscribe('subscription { ticks(fail: "foreign") { id } }');
    expect(foreign).toMatchObject({ type: 'next', payload: { errors: [unknown] } });
    expect(server.errors).toHaveLength(1);
  });

  it('tell what breaks them off, and log a fault once', async () => {
    expect(await subscribe('subscription { ticks(fail: "later") { id } }')).toMatchObject([
      { type: 'next', payload: { data: { ticks: { id: 7 } } } },
      { type: 'error', payload: [{ message: 'Ungültiges Handelssymbol.', extensions: { code: -1121 } }] },
    ]);
    const messages = await subscribe('subscription { ticks(fail: "foreign later") { id } }');
    expect(messages.at(-1)).toMatchObject({ type: 'error', payload: [unknown] });
    expect(server.errors).toHaveLength(1);
  });

  it('tell what a field of an event fails with, beside its data', async () => {
    expect(await subscribe('subscription { ticks { id price } }')).toMatchObject([
      {
        type: 'next',
        payload: {
          data: { ticks: { id: 7, price: null } },
          errors: [{ ...limit, path: ['ticks', 'price'], locations: [{ line: 1 }] }],
        },
      },
      { type: 'complete' },
    ]);
    const [first] = await subscribe('subscription { ticks { symbol } }');
    expect(first).toMatchObject({ type: 'next', payload: { data: { ticks: null }, errors: [unknown] } });
    expect(server.errors).toHaveLength(1);
  });

  it.each([
    ['cannot be parsed', `subscription { ticks(${secret}`, -1135],
    ['is empty', '', -1135],
    ['is not valid', `subscription { ${secret} }`, -1140],
    ['has no operation', 'fragment A on Tick { id }', -1140],
    ['does not say which operation is meant', 'query A { tick { id } } query B { tick { id } }', -1140],
  ])('tell that a document %s', async (_title, query, code) => {
    const [first] = await subscribe(query);
    expect(first).toMatchObject({ type: 'error', payload: [{ extensions: { code, hint } }] });
    expect(server.errors).toEqual([]);
  });

  it('say where a document cannot be parsed, and go on beside it', async () => {
    const documents = ['subscription { ticks { id }', 'subscription { ticks { id } }'];
    expect(await converse(documents)).toEqual([
      {
        id: '0',
        type: 'error',
        payload: [
          {
            message: 'Die Anfrage ist kein gültiges JSON.',
            locations: [{ line: 1, column: 28 }],
            extensions: { code: -1135, reason: 'INVALID_JSON', params: {}, hint },
          },
        ],
      },
      { id: '1', type: 'next', payload: { data: { ticks: { id: 7 } } } },
      { id: '1', type: 'complete' },
    ]);
  });
});
