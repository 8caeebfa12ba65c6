import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, ValidationPipe } from '@nestjs/common';
import { Args, GraphQLModule, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsNotEmpty } from 'class-validator';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { createExceptionFactory } from '../validation/create-exception-factory.js';
import { createApolloOptions } from './index.js';

const typeDefs = `
  input Order { symbol: String, limit: Float }
  type Query { place(order: Order!): String, sent: String }
`;

class OrderDto {
  @IsNotEmpty()
  symbol!: string;

  @IsInt()
  limit!: number;
}

const pipe = new ValidationPipe({ expectedType: OrderDto, exceptionFactory: createExceptionFactory() });

@Resolver()
class OrderResolver {
  @Query('place')
  place(@Args('order', pipe) order: OrderDto): string {
    return order.symbol;
  }

  /** Throws an error as a service with the option `details` sends it. */
  @Query('sent')
  sent(): never {
    const empty = { code: -1141, messageId: 'PARAM_EMPTY', params: { parameter: 'symbol' } };
    throw { $errlex: 1, ...empty, msg: 'text', details: [{ ...empty, msg: 'text', path: 'symbol' }] };
  }
}

function toModule(options: ErrlexOptions) {
  class OrderModule {}
  Module({
    imports: [
      ErrlexModule.forRoot(options),
      GraphQLModule.forRootAsync<ApolloDriverConfig>({
        driver: ApolloDriver,
        inject: [ApiExceptionFilter],
        useFactory: (filter: ApiExceptionFilter) => ({ typeDefs, ...createApolloOptions(filter) }),
      }),
    ],
    providers: [OrderResolver],
  })(OrderModule);
  return OrderModule;
}

describe.each(platforms)('the details of an operation on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());

  const ask = async (options: ErrlexOptions, query: string) => {
    server = await startServer(toModule(options), platform);
    const headers = { 'Content-Type': 'application/json' };
    const question = { method: 'POST', language: 'de', headers, body: JSON.stringify({ query }) };
    const { text } = await server.ask('/graphql', question);
    return JSON.parse(text).errors[0];
  };

  const place = '{ place(order: { limit: 1.5 }) }';
  const symbol = { code: -1141, msg: 'Der Parameter „symbol“ darf nicht leer sein.', path: 'symbol' };
  const limit = { code: -1142, msg: 'Der Parameter „limit“ ist ungültig.', path: 'limit' };
  const first = { code: -1141, reason: 'PARAM_EMPTY', params: { parameter: 'symbol' } };

  it('are all that a validation found, in the language of the request', async () => {
    const { message, extensions } = await ask({ details: true }, place);
    expect(message).toBe(symbol.msg);
    expect(extensions).toEqual({ ...first, details: [symbol, limit] });
  });

  it('have the advice beside them if the option is on', async () => {
    const advice = { retry: 'fix-request', executed: 'no' };
    expect((await ask({ advice: true }, place)).extensions).toEqual({ ...first, ...advice });
  });

  it('are as many as the number says', async () => {
    expect((await ask({ details: 1 }, place)).extensions).toEqual({ ...first, details: [symbol] });
  });

  it('are those that a service sent', async () => {
    expect((await ask({ details: true }, '{ sent }')).extensions).toEqual({ ...first, details: [symbol] });
  });

  it.each([
    ['the option is off', {}, place],
    ['no validation failed', { details: true }, '{ nothing }'],
  ])('are absent where %s', async (_title, options, query) => {
    expect(await ask(options, query)).not.toHaveProperty('extensions.details');
  });
});
