import { VIOLATIONS } from '@errlex/server/adapter';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../test-support/contract.fixture.js';
import { toInjected, toPipes } from '../test-support/pipes.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { post } from '../test-support/validated.fixture.js';
import { createExceptionFactory } from './create-exception-factory.js';
import type { ValidationException } from './validation-exception.js';
import { MAX_VIOLATIONS } from './violation.js';

const missing = (parameter: string) => `{"code":-1141,"msg":"Parameter '${parameter}' cannot be empty."}`;
const wrong = (parameter: string) => `{"code":-1142,"msg":"Parameter '${parameter}' is invalid."}`;
const order = { symbol: 'BTCUSDT', legs: [{ size: 1 }] };

describe.each(platforms)('the pipes on $platform', (platform: Platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(toPipes(), platform);
  });
  afterAll(() => server.close());

  it.each(['zod', 'valibot', 'arktype'])('send the first issue of %s', async (library) => {
    expect((await post(server, `/${library}`, { legs: [] })).text).toBe(missing('symbol'));
    expect((await post(server, `/${library}`, { ...order, symbol: 7 })).text).toBe(wrong('symbol'));
    expect((await post(server, `/${library}`, { ...order, legs: [{ size: 1 }, {}] })).text).toBe(
      missing('legs[1].size'),
    );
    expect((await post(server, `/${library}`, order)).status).toBe(201);
  });

  it.each([
    ['int?limit=x', wrong('limit')],
    ['int', missing('limit')],
    ['int?limit=', missing('limit')],
    ['int?limit=5', '{"limit":5}'],
    ['default', '{"limit":5}'],
    ['unnamed?limit=x', '{"code":-1140,"msg":"Parameter validation failed."}'],
    ['bool?test=perhaps', wrong('test')],
    ['side?side=HOLD', wrong('side')],
    ['side', missing('side')],
    ['ids?ids=1,x', wrong('ids')],
    ['orders/7', wrong('id')],
  ])('name the parameter: /%s gets %s', async (path, text) => {
    expect((await server.ask(`/${path}`)).text).toBe(text);
  });

  it('take the reason that one of several constraints names', async () => {
    expect((await post(server, '/pair', { side: 'BUY', type: 3 })).text).toBe(
      '{"code":-1116,"msg":"Invalid order type."}',
    );
  });

  it('take the message of a catalog that they were given', async () => {
    expect((await post(server, '/class-quantity', { quantity: 501 })).text).toBe(
      '{"code":-3201,"msg":"Order quantity cannot exceed 500."}',
    );
  });
});

describe('the pipes', () => {
  let server: Server;
  afterEach(() => server?.close());
  const [express] = platforms as readonly [Platform];

  it('have the functions of the module where Nest makes them', async () => {
    server = await startServer(toInjected(), express);
    expect((await post(server, '/injected', { quantity: 501 })).text).toBe(
      '{"code":-3201,"msg":"Order quantity cannot exceed 500."}',
    );
  });

  it('list all violations if the option is on, in the language of the caller, without values', async () => {
    server = await startServer(toPipes({ details: true }), express);
    const body = { symbol: 7, legs: [{ size: 'hunter2' }, {}] };
    const { text } = await post(server, '/zod', body);
    expect(JSON.parse(text)).toEqual({
      code: -1142,
      msg: "Parameter 'symbol' is invalid.",
      details: [
        { code: -1142, msg: "Parameter 'symbol' is invalid.", path: 'symbol' },
        { code: -1142, msg: "Parameter 'legs[0].size' is invalid.", path: 'legs[0].size' },
        { code: -1141, msg: "Parameter 'legs[1].size' cannot be empty.", path: 'legs[1].size' },
      ],
    });
    const pair = await post(server, '/pair', { side: 'HOLD', type: 3 });
    expect(JSON.parse(pair.text).details).toEqual([
      { code: -1142, msg: "Parameter 'side' is invalid.", path: 'side' },
      { code: -1116, msg: 'Invalid order type.', path: 'type' },
    ]);
    expect(JSON.parse((await server.ask('/int?limit=x')).text).details).toEqual([
      { code: -1142, msg: "Parameter 'limit' is invalid.", path: 'limit' },
    ]);
    expect(Object.keys(JSON.parse((await server.ask('/nowhere')).text))).toEqual(['code', 'msg']);
  });

  it('list as many as the number says', async () => {
    server = await startServer(toPipes({ details: 2 }), express);
    const body = { symbol: 7, legs: Array.from({ length: 1000 }, () => ({})) };
    expect(JSON.parse((await post(server, '/zod', body)).text).details).toHaveLength(2);
  });
});

describe('createExceptionFactory', () => {
  it('reads as many issues as it keeps', () => {
    const path = ['legs', 0, 'price'];
    const issues = Array.from({ length: MAX_VIOLATIONS }, (_, index) => ({
      message: `wrong ${index}`,
      path,
    }));
    const properties = issues.map(({ message }) => ({ property: 'legs', constraints: { one: message } }));
    const unread = new Proxy({} as (typeof issues)[number] & (typeof properties)[number], {
      get: () => expect.unreachable(),
      has: () => expect.unreachable(),
    });
    for (const pipeErrors of [issues, properties]) {
      const exception = createExceptionFactory()([...pipeErrors, unread]) as ValidationException;
      expect(exception[VIOLATIONS](Infinity, contract)).toHaveLength(MAX_VIOLATIONS);
    }
  });

  it('walks what is nested without end, without its values', () => {
    let error: object = { property: 'last', value: 'hunter2', constraints: { one: 'last is wrong' } };
    for (let depth = 0; depth < 20_000; depth++) error = { property: 'next', children: [error] };
    const exception = createExceptionFactory()([error as { property: string }]);
    expect(exception.messageId).toBe('PARAM_ERROR');
    expect(JSON.stringify(exception) + String(exception.stack)).not.toContain('hunter2');
  });

  it('reads an empty value that an issue holds', () => {
    const exception = createExceptionFactory()([
      { message: 'wrong', path: [{ key: 'symbol' }], input: undefined } as { message: string },
    ]);
    expect(exception.messageId).toBe('PARAM_EMPTY');
  });
});
