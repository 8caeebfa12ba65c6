import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';

let documented: Sandbox;
let observed: Sandbox;
beforeAll(async () => {
  documented = await startSandbox();
  observed = await startSandbox({ asObserved: true });
});
afterAll(() => Promise.all([documented.stop(), observed.stop()]));

describe('a request that no endpoint accepts', () => {
  it('a wrong method gets the list of methods', async () => {
    const { status, headers, text } = await send(documented.origin, { path: 'order/', method: 'PATCH' });
    expect([status, headers.allow]).toEqual([405, 'POST, GET, DELETE']);
    expect(text).toBe('{"code":-1150,"msg":"Request method not supported."}');
  });

  it('an unknown path is not found, whatever the method', async () => {
    for (const method of ['GET', 'POST']) {
      const { status, text } = await send(documented.origin, { path: 'nope', method });
      expect([status, text]).toEqual([404, '{"code":-1000,"msg":"An unknown error occurred."}']);
    }
  });

  it('an unknown fault is rejected', async () => {
    const { status, text } = await send(documented.origin, {
      path: 'ping',
      headers: { 'X-Sandbox-Fault': 'USER_LOCKED' },
    });
    expect([status, text]).toEqual([400, `{"code":-1142,"msg":"Parameter 'X-Sandbox-Fault' is invalid."}`]);
  });

  it('a body that is too large is rejected', async () => {
    const { status } = await send(documented.origin, {
      path: 'order',
      method: 'POST',
      body: 'x'.repeat(200_000),
    });
    expect(status).toBe(413);
  });
});

describe('--as-observed', () => {
  it.each([
    ['GET', 'market/depth?symbol=BTC-USDT', undefined, 400, -1142, "Parameter 'symbol' is invalid."],
    ['GET', 'market/depth?symbol=DOGEUSDT', undefined, 400, -1142, "Parameter 'symbol' is invalid."],
    ['GET', 'order', 'demo', 400, -1140, 'Either orderId or origClientOrderId must be sent.'],
    ['PUT', 'order', undefined, 405, -1150, "Request method 'PUT' not supported"],
    ['GET', 'market/depth', undefined, 400, -1141, "Parameter 'symbol' cannot be empty."],
  ])(
    '%s %s gets the response that the real service was observed to send',
    async (method, path, key, status, code, msg) => {
      const response = await send(observed.origin, { method, path, ...(key && { key }) });
      expect([response.status, response.text]).toEqual([status, JSON.stringify({ code, msg })]);
    },
  );

  it('an unknown path gets a body that is not a payload', async () => {
    const { status, text } = await send(observed.origin, { path: 'nope?secret=1' });
    expect(status).toBe(404);
    expect(JSON.parse(text)).toEqual({
      timestamp: expect.any(Number),
      status: 404,
      error: 'Not Found',
      path: '/api/v3/nope',
    });
  });
});
