import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { Account } from './account.js';
import { newOrder } from './order-schemas.js';
import { TradingDesk } from './trading-desk.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const write = (method: string, path: string, body: string) =>
  send(sandbox.origin, { method, path, key: 'demo', body });

const limitBuy = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.01', price: '20000' };
const place = (change: object) => write('POST', 'order', JSON.stringify({ ...limitBuy, ...change }));

describe('an order', () => {
  it.each([
    [{ quantity: '0' }, "Parameter 'quantity' is invalid."],
    [{ quantity: '1e3' }, "Parameter 'quantity' is invalid."],
    [{ quantity: '0.000001' }, "Parameter 'quantity' is invalid."],
    [{ quantity: ['1'] }, "Parameter 'quantity' is invalid."],
    [{ quantity: '0.0000001' }, 'Decimal precision error.'],
    [{ side: '' }, "Parameter 'side' cannot be empty."],
    [{ price: undefined }, "Parameter 'price' cannot be empty."],
    [{ type: 'MARKET' }, 'Combination of optional parameters invalid.'],
    [
      { newClientOrderId: 'x'.repeat(41) },
      'client_oid length must not exceed 40 and must not contain special characters.',
    ],
  ])('%j is rejected with: %s', async (change, msg) => {
    expect(JSON.parse((await place(change)).text).msg).toBe(msg);
  });

  it('an id with a leading zero is invalid', async () => {
    const { text } = await write('DELETE', 'order/batch', '{"orderIds":["007"]}');
    expect(text).toBe(`{"code":-1142,"msg":"Parameter 'orderIds[0]' is invalid."}`);
  });

  it('one beyond 1000 open orders is rejected, until another is canceled', () => {
    const settings = { asObserved: false, window: 30_000, uniqueClientIds: false };
    const desk = Object.assign(new TradingDesk(), { settings });
    const account = new Account({ key: 'demo' });
    const order = newOrder.parse({ ...limitBuy, quantity: '0.001' });
    for (let placed = 0; placed < 999; placed++) desk.place(account, order);
    const last = desk.place(account, order);
    const tooMany = 'FAILED_PRECONDITION: Too many open orders. The limit is 1000';
    expect(() => desk.place(account, order)).toThrow(tooMany);
    expect(account.orders.size).toBe(1000);
    desk.cancel(account, last);
    expect(desk.place(account, order).status).toBe('NEW');
  });

  it('with uniqueClientIds, the client id of a filled or canceled order stays taken', async () => {
    const strict = await startSandbox({ uniqueClientIds: true });
    const order = {
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'MARKET',
      quantity: '0.001',
      newClientOrderId: 'once',
    };
    const request = { method: 'POST', path: 'order', key: 'demo', body: JSON.stringify(order) };
    expect((await send(strict.origin, request)).status).toBe(200);
    expect((await send(strict.origin, request)).text).toBe(
      `{"code":-1142,"msg":"Parameter 'newClientOrderId' is invalid."}`,
    );
    expect((await send(strict.origin, { ...request, key: 'demo-2' })).status).toBe(200);
    await strict.stop();
  });
});
