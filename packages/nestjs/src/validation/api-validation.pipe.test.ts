import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { order, post, ValidatedModule } from '../test-support/validated.fixture.js';

describe.each(platforms)('ApiValidationPipe on $platform', (platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(ValidatedModule, platform);
  });
  afterAll(() => server.close());

  it.each([
    ['a missing property', { side: 'BUY' }, "Parameter 'symbol' cannot be empty.", -1141],
    ['a wrong property', { symbol: 'BTCUSDT', side: 'HOLD' }, "Parameter 'side' is invalid.", -1142],
    ['the reason that the schema names', { symbol: 'BTC-USDT', side: 'BUY' }, 'Invalid symbol.', -1121],
    ['a nested property', { ...order, legs: [{ price: 1 }] }, "Parameter 'legs[0].price' is invalid.", -1142],
    ['a body of another type', [], 'Parameter validation failed.', -1140],
  ])('tells %s', async (_, body, msg, code) => {
    const answer = await post(server, '/zod', body);
    expect(answer).toMatchObject({ status: 400, text: JSON.stringify({ code, msg }) });
  });

  it('passes on what the schema made of the value', async () => {
    expect(await server.ask('/depth')).toMatchObject({ status: 200, text: '{"limit":100}' });
    expect((await server.ask('/depth?limit=5')).text).toBe('{"limit":5}');
    expect((await post(server, '/zod', { ...order, extra: 1 })).text).toBe(JSON.stringify(order));
  });

  it('fills in the params of the message that the schema names', async () => {
    const answer = await server.ask('/depth?limit=1001', { language: 'de' });
    expect(answer.text).toBe('{"code":-1140,"msg":"limit muss zwischen 1 und 1000 liegen."}');
  });

  it('names the parameter that the decorator picks', async () => {
    expect((await server.ask('/orders/x')).text).toBe(`{"code":-1142,"msg":"Parameter 'id' is invalid."}`);
    expect((await server.ask('/time')).text).toBe(`{"code":-1141,"msg":"Parameter 'at' cannot be empty."}`);
  });

  it('passes a parameter without a schema', async () => {
    expect(await server.ask('/plain?any=x')).toMatchObject({ status: 200, text: '{"any":"x"}' });
  });

  it('makes the messages of another catalog', async () => {
    expect((await post(server, '/own', { quantity: 501 })).text).toBe(
      '{"code":-3201,"msg":"Order quantity cannot exceed 500."}',
    );
    expect((await post(server, '/own', { quantity: 500 })).status).toBe(201);
  });
});
