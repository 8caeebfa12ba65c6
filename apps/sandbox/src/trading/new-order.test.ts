import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';

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
  ])('%j is refused with: %s', async (change, msg) => {
    expect(JSON.parse((await place(change)).text).msg).toBe(msg);
  });

  it('an id with a leading zero is no id', async () => {
    const { text } = await write('DELETE', 'order/batch', '{"orderIds":["007"]}');
    expect(text).toBe(`{"code":-1142,"msg":"Parameter 'orderIds[0]' is invalid."}`);
  });
});
