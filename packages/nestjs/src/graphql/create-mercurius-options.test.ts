import type { AddressInfo } from 'node:net';
import { createApiError } from '@errlex/core';
import { Module, ParseIntPipe, UseGuards } from '@nestjs/common';
import { Args, GraphQLModule, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { ApiException } from '../api.exception.js';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ErrlexModule } from '../errlex.module.js';
import { type Server, startServer } from '../test-support/server.fixture.js';
import { createMercuriusOptions } from './index.js';

const secret = 'hunter2';

const typeDefs = `
  type Order { id: Int!, price: Int, symbol: String! }
  type Query {
    order(id: Int!): Order
    symbol: String
    service: String
    foreign: String
    guarded: String
    parsed(id: String!): Int
  }
  type Subscription { ticks(fail: String): Order }
`;

@Resolver('Order')
class OrderResolver {
  @Query('order')
  order(@Args('id') id: number): object {
    return { id };
  }

  @ResolveField('price')
  price(@Parent() { id }: { id: number }): number {
    if (id === 7) throw createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 6 });
    throw new Error(secret);
  }

  @Query('symbol')
  symbol(): never {
    throw new ApiException('PARAM_EMPTY', { parameter: 'symbol' });
  }

  @Query('service')
  service(): never {
    throw { $errlex: 1, code: -2200, messageId: 'SPOT_ORDER_NOT_EXIST', params: {}, msg: secret };
  }

  @Query('foreign')
  foreign(): never {
    throw Object.assign(new Error(`SELECT ${secret}`), { extensions: { code: secret }, cause: secret });
  }

  @Query('guarded')
  @UseGuards({ canActivate: () => false })
  guarded(): string {
    return 'never';
  }

  @Query('parsed')
  parsed(@Args('id', ParseIntPipe) id: number): number {
    return id;
  }

  @Subscription('ticks')
  ticks(@Args('fail') fail: string): AsyncIterable<object> {
    if (fail === 'first') throw new ApiException('PARAM_EMPTY', { parameter: 'symbol' });
    return (async function* () {
      yield { ticks: { id: 7 } };
      if (fail === 'later') throw createApiError('INVALID_SYMBOL');
      if (fail === 'foreign later') throw new Error(secret);
    })();
  }
}

@Module({
  imports: [
    ErrlexModule.forRoot({ map: { GRAPHQL_PARSE_FAILED: 'INVALID_JSON' } }),
    GraphQLModule.forRootAsync<MercuriusDriverConfig>({
      driver: MercuriusDriver,
      inject: [ApiExceptionFilter],
      useFactory: (filter: ApiExceptionFilter) => ({
        typeDefs,
        subscription: true,
        ...createMercuriusOptions(filter),
      }),
    }),
  ],
  providers: [OrderResolver],
})
class OrderModule {}

// The driver for Nest 12 is the first for Fastify 5.
describe('GraphQL on Mercurius', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(OrderModule, {
      platform: 'Fastify',
      createAdapter: () => new FastifyAdapter(),
    });
  });
  afterAll(() => server.close());

  const ask = async (operation: object, language = 'en') => {
    server.errors.length = 0;
    const response = await server.ask('/graphql', {
      method: 'POST',
      language,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(operation),
    });
    expect(response.text).not.toContain(secret);
    return { ...JSON.parse(response.text), status: response.status, headers: response.headers };
  };

  it('sends what a resolver throws with message, code, reason and params', async () => {
    const { data, errors, status, headers } = await ask({ query: '{ symbol }' }, 'de');
    expect([status, data]).toEqual([200, { symbol: null }]);
    expect(errors).toEqual([
      {
        message: 'Der Parameter „symbol“ darf nicht leer sein.',
        locations: [{ line: 1, column: 3 }],
        path: ['symbol'],
        extensions: { code: -1141, reason: 'PARAM_EMPTY', params: { parameter: 'symbol' } },
      },
    ]);
    expect(headers).toMatchObject({ 'content-language': 'de', vary: 'Accept-Language' });
    expect(server.errors).toEqual([]);
  });

  it('sends what a field resolver throws, for which Nest asks no filter', async () => {
    const { data, errors } = await ask({ query: '{ order(id: 7) { id price } }' }, 'de');
    expect(data).toEqual({ order: { id: 7, price: null } });
    const message = 'limit muss zwischen 1 und 6 liegen.';
    const extensions = { code: -1140, reason: 'PARAM_VALIDATE_ERROR', params: { min: 1, max: 6 } };
    expect(errors).toMatchObject([{ message, path: ['order', 'price'], extensions }]);
  });

  it.each([
    ['another service', '{ service }', -2200],
    ['a guard', '{ guarded }', -1051],
    ['a pipe', `{ parsed(id: "${secret}") }`, -1140],
  ])('sends the error of %s', async (_, query, code) => {
    expect((await ask({ query })).errors).toMatchObject([{ extensions: { code } }]);
  });

  it.each([
    ['a resolver', '{ foreign }'],
    ['a field', '{ order(id: 1) { price } }'],
    ['null where none may be', '{ order(id: 1) { symbol } }'],
  ])('logs a fault once and sends nothing of it: %s', async (_, query) => {
    const { errors } = await ask({ query });
    expect(errors).toMatchObject([{ message: 'An unknown error occurred.', extensions: { code: -1000 } }]);
    expect(Object.keys(errors[0].extensions)).toEqual(['code', 'reason', 'params']);
    expect(server.errors).toHaveLength(1);
  });

  it.each<[what: string, operation: object, code: number]>([
    ['that cannot be parsed', { query: `{ order( "${secret}"` }, -1135],
    ['that is not valid', { query: `{ ${secret} }` }, -1140],
    [
      'with a wrong variable',
      { query: 'query($id: Int!) { order(id: $id) { id } }', variables: { id: secret } },
      -1140,
    ],
    ['without an operation', { query: 'fragment A on Order { id }' }, -1140],
    ['with two operations and no name', { query: 'query A { symbol } query B { symbol }' }, -1140],
  ])('rejects a document %s in the language of the request', async (_, operation, code) => {
    const { status, errors, data } = await ask(operation, 'de');
    expect({ status, data }).toEqual({ status: 400, data: null });
    expect(errors).toMatchObject([{ extensions: { code } }]);
    const { message: english } = (await ask(operation, 'en')).errors[0];
    expect(errors[0].message).not.toBe(english);
    expect(errors[0].message).toMatch(/^Die /);
    expect(server.errors).toEqual([]);
  });

  it('rejects a request without a document', async () => {
    expect(await ask({ query: '' }, 'de')).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: -1140 } }],
    });
  });

  const subscribe = async (query: string) => {
    server.errors.length = 0;
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const headers = { 'Accept-Language': 'de' };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', { headers });
    const messages: { readonly type: string; readonly payload?: unknown }[] = [];
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject).on('close', () => resolve());
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.type === 'connection_ack') {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
        } else {
          messages.push(message);
          if (message.type !== 'next') socket.close();
        }
      });
    });
    expect(JSON.stringify(messages)).not.toContain(secret);
    return messages;
  };

  const invalidSymbol = { message: 'Ungültiges Handelssymbol.', extensions: { code: -1121 } };
  const unknown = { message: 'Ein unbekannter Fehler ist aufgetreten.', extensions: { code: -1000 } };
  const empty = {
    message: 'Der Parameter „symbol“ darf nicht leer sein.',
    extensions: { code: -1141, reason: 'PARAM_EMPTY', params: { parameter: 'symbol' } },
  };

  it.each([
    ['fails', 'first', empty, 0],
    ['breaks off', 'later', invalidSymbol, 0],
    ['breaks off by a fault, which is logged once', 'foreign later', unknown, 1],
  ])('sends the error of a subscription that %s', async (_, fail, error, logged) => {
    const messages = await subscribe(`subscription { ticks(fail: "${fail}") { id } }`);
    expect(messages.at(-1)).toMatchObject({ type: 'error', payload: [error] });
    expect(server.errors).toHaveLength(logged);
  });

  it('sends what a field of an event fails with, beside its data', async () => {
    const [first] = await subscribe('subscription { ticks { id price } }');
    const price = { extensions: { code: -1140 }, path: ['ticks', 'price'] };
    expect(first).toMatchObject({ payload: { data: { ticks: { id: 7, price: null } }, errors: [price] } });
    const [second] = await subscribe('subscription { ticks { symbol } }');
    expect(second).toMatchObject({ payload: { data: { ticks: null }, errors: [unknown] } });
  });
});
