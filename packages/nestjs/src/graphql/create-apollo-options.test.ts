import { createApiError } from '@errlex/core';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, ParseIntPipe, UseGuards } from '@nestjs/common';
import { Args, GraphQLModule, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ErrlexModule } from '../errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { createApolloOptions } from './index.js';

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
    required: String!
  }
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

  @Query('required')
  required(): never {
    throw createApiError('SYSTEM_ERROR', {}, { cause: new Error(secret) });
  }
}

function createContext({ headers }: { headers: Readonly<Record<string, string>> }, reply: object): object {
  if (headers['x-broken']) throw new Error(`no context for ${secret}`);
  return { res: reply };
}

@Module({
  imports: [
    ErrlexModule.forRoot({ map: { GRAPHQL_PARSE_FAILED: 'INVALID_JSON' } }),
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [ApiExceptionFilter],
      useFactory: (filter: ApiExceptionFilter) => ({
        typeDefs,
        // Express gives both in an object, Fastify one after the other.
        context: (
          first: { req?: never; res?: object } & Parameters<typeof createContext>[0],
          reply: object,
        ) => createContext(first.req ?? first, first.res ?? reply),
        includeStacktraceInErrorResponses: true,
        ...createApolloOptions(filter),
      }),
    }),
  ],
  providers: [OrderResolver],
})
class OrderModule {}

describe.each(platforms)('GraphQL on $platform', (platform: Platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(OrderModule, platform);
  });
  afterAll(() => server.close());

  const ask = async (operation: object, language = 'en', headers: Readonly<Record<string, string>> = {}) => {
    server.errors.length = 0;
    const answer = await server.ask('/graphql', {
      method: 'POST',
      language,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(operation),
    });
    expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toContain('stacktrace');
    return { ...JSON.parse(answer.text), status: answer.status, headers: answer.headers };
  };

  it('answers what a resolver throws with message, code, reason and params', async () => {
    const { data, errors } = await ask({ query: '{ symbol }' }, 'de');
    expect(data).toEqual({ symbol: null });
    expect(errors).toEqual([
      {
        message: 'Der Parameter „symbol“ darf nicht leer sein.',
        locations: [{ line: 1, column: 3 }],
        path: ['symbol'],
        extensions: { code: -1141, reason: 'PARAM_EMPTY', params: { parameter: 'symbol' } },
      },
    ]);
    expect(server.errors).toEqual([]);
  });

  it.each([
    ['what a resolver throws', '{ symbol }'],
    ['what a field throws', '{ order(id: 7) { price } }'],
    ['several errors', '{ symbol order(id: 7) { price } }'],
    ['a document that is not valid', '{ nothing }'],
  ])('says which language it answers in: %s', async (_title, query) => {
    const { headers } = await ask({ query }, 'de');
    expect(headers).toMatchObject({ 'content-language': 'de' });
    expect(headers.vary).toMatch(/(?:^|, )Accept-Language$/);
    expect((await ask({ query: '{ order(id: 7) { id } }' }, 'de')).headers).not.toHaveProperty(
      'content-language',
    );
  });

  it('answers what a field resolver throws, which asks no filter', async () => {
    const { data, errors } = await ask({ query: '{ order(id: 7) { id price } }' }, 'de');
    expect(data).toEqual({ order: { id: 7, price: null } });
    expect(errors).toMatchObject([
      { message: 'limit muss zwischen 1 und 6 liegen.', path: ['order', 'price'] },
    ]);
    expect(errors[0].extensions).toEqual({
      code: -1140,
      reason: 'PARAM_VALIDATE_ERROR',
      params: { min: 1, max: 6 },
    });
  });

  it('answers what another service sent', async () => {
    const { errors } = await ask({ query: '{ service }' });
    expect(errors).toMatchObject([{ message: 'Order does not exist.', extensions: { code: -2200 } }]);
  });

  it.each([
    ['foreign', '{ foreign }', -1000],
    ['a field that is foreign', '{ order(id: 1) { price } }', -1000],
    ['null where none may be', '{ order(id: 1) { symbol } }', -1000],
    ['a fault of ours', '{ required }', -1054],
  ])('logs a fault once and tells nothing of it: %s', async (_title, query, code) => {
    const { errors } = await ask({ query });
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(Object.keys(errors[0].extensions)).toEqual(['code', 'reason', 'params']);
    expect(server.errors.filter((line) => line.includes(String(code)))).toHaveLength(1);
  });

  it.each([
    ['a guard', '{ guarded }', -1051],
    ['a pipe', `{ parsed(id: "${secret}") }`, -1140],
  ])('answers %s', async (_title, query, code) => {
    expect((await ask({ query })).errors).toMatchObject([{ extensions: { code } }]);
  });

  it.each([
    ['cannot be parsed', `{ order( "${secret}"`, {}, -1135, 'Die Anfrage ist kein gültiges JSON.'],
    ['is not valid', `{ ${secret} }`, {}, -1140, 'Die Parameterprüfung ist fehlgeschlagen.'],
    [
      'has a wrong variable',
      'query($id: Int!) { order(id: $id) { id } }',
      { id: secret },
      -1140,
      'Die Parameterprüfung ist fehlgeschlagen.',
    ],
  ])(
    'answers a document that %s in the language of the request',
    async (_title, query, variables, code, msg) => {
      const { status, errors, data } = await ask({ query, variables }, 'de');
      expect(errors).toMatchObject([{ message: msg, locations: [{ line: 1 }], extensions: { code } }]);
      expect({ status, data }).toEqual({ status: 400, data: undefined });
      expect(server.errors).toEqual([]);
    },
  );

  it('answers an operation without a document', async () => {
    expect(await ask({ query: '' })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: -1140 } }],
    });
  });

  it('answers a context that cannot be created', async () => {
    const { errors } = await ask({ query: '{ symbol }' }, 'en', { 'X-Broken': '1' });
    expect(errors).toMatchObject([{ message: 'An unknown error occurred.', extensions: { code: -1000 } }]);
    expect(server.errors.join()).toContain(secret);
  });

  it('leaves the protocol of persisted queries as it is', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    expect((await ask({ extensions }, 'de')).errors).toEqual([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
  });
});

it('an error that cannot be looked into is left to the filter', () => {
  const { formatError } = createApolloOptions({ catch: () => undefined });
  const formatted = { message: 'Internal server error' };
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const error of [proxy, { originalError: proxy }])
    expect(formatError(formatted, error)).toBe(formatted);
});
