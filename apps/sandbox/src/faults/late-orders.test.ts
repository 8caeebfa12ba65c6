import { adviceFor, withApiErrors } from '@errlex/core/response';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeaders, send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

type Headers = Readonly<Record<string, string>>;

const order = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.01', price: '20000' };
const place = (headers: Headers, change: object = {}) =>
  send(sandbox.origin, {
    method: 'POST',
    path: 'order',
    key: 'demo',
    body: JSON.stringify({ ...order, ...change }),
    headers,
  });

async function count(path: string): Promise<number> {
  const { text } = await send(sandbox.origin, { path, key: 'demo' });
  return JSON.parse(text).length;
}

describe('an order that is late', () => {
  it('is placed, although its client has given up', async () => {
    const body = JSON.stringify(order);
    const request = fetch(`${sandbox.origin}/api/v3/order`, {
      method: 'POST',
      headers: {
        ...createHeaders('/api/v3/order', { path: 'order', method: 'POST', key: 'demo', body }),
        'X-Sandbox-Latency': '1500',
      },
      body,
      signal: AbortSignal.timeout(700),
    });
    await expect(request).rejects.toThrow('aborted due to timeout');
    expect(await count('openOrders')).toBe(0);
    await expect.poll(() => count('openOrders'), { timeout: 10_000 }).toBe(1);
  });

  it('is rejected if its timestamp has expired when it arrives', async () => {
    const { status, text } = await place({ 'X-Sandbox-Latency': '400', 'X-Sandbox-Window': '200' });
    expect([status, text]).toEqual([401, '{"code":-1046,"msg":"Request timestamp expired."}']);
    expect(await count('openOrders')).toBe(0);
  });

  it('is placed if it arrives in time and waits behind the check of its timestamp', async () => {
    const begun = performance.now();
    const { status } = await place({ 'X-Sandbox-Queue': '400', 'X-Sandbox-Window': '200' });
    expect([status, await count('openOrders')]).toEqual([200, 1]);
    // A timer may fire a millisecond early.
    expect(performance.now() - begun).toBeGreaterThan(398);
  });

  it('does not show in queries at first, but is there: it has its client id, and can be canceled', async () => {
    const late = { 'X-Sandbox-Visible-After': '1500' };
    expect((await place(late, { newClientOrderId: 'late' })).status).toBe(200);
    await place(late, { type: 'MARKET', price: undefined, newClientOrderId: 'filled' });
    const find = async (id: string) => {
      const { text } = await send(sandbox.origin, { path: `order?origClientOrderId=${id}`, key: 'demo' });
      return JSON.parse(text);
    };
    const lists = ['openOrders', 'allOrders?symbol=BTCUSDT', 'myTrades?symbol=BTCUSDT'];
    expect([await find('late'), await find('filled')]).toMatchObject([{ code: -2200 }, { code: -2200 }]);
    expect(await Promise.all(lists.map(count))).toEqual([0, 0, 0]);
    expect(JSON.parse((await place({}, { newClientOrderId: 'late' })).text)).toMatchObject({ code: -1142 });
    await expect.poll(() => find('filled'), { timeout: 5_000 }).toMatchObject({ status: 'FILLED' });
    expect(await Promise.all(lists.map(count))).toEqual([1, 2, 1]);
    await place(late, { newClientOrderId: 'canceled' });
    const cancel = { method: 'DELETE', path: 'order?origClientOrderId=canceled', key: 'demo' };
    expect((await send(sandbox.origin, cancel)).status).toBe(200);
  });
});

describe('startSandbox({ window })', () => {
  it('sets how far a timestamp may be off, and the header X-Sandbox-Window wins', async () => {
    const strict = await startSandbox({ window: 5_000 });
    const status = async (clock: number, headers: Headers = {}) =>
      (await send(strict.origin, { path: 'account/', key: 'demo', clock, headers })).status;
    expect([await status(-3), await status(-8), await status(8)]).toEqual([200, 401, 401]);
    expect(await status(-8, { 'X-Sandbox-Window': '60000' })).toBe(200);
    await strict.stop();
  });
});

describe('a ban', () => {
  it.each(['BAN', 'BAN_DATA'])('of %s is read by adviceFor, until its end', async (fault) => {
    const request = withApiErrors(fetch);
    const headers = { 'X-Sandbox-Fault': fault, 'X-Sandbox-Ban': '60000' };
    const error = await request(`${sandbox.origin}/api/v3/ping`, { headers }).catch((thrown) => thrown);
    const advice = adviceFor(error, { method: 'POST' });
    expect(advice).toMatchObject({ retry: 'backoff', executed: 'no' });
    // `Date` is accurate to half a second.
    expect(Math.abs((advice.after ?? 0) - 60_000)).toBeLessThan(2_000);
  });
});
