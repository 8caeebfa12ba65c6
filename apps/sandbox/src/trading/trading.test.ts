import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientRequest, send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

const call = (path: string, request: Omit<ClientRequest, 'path'> = {}) =>
  send(sandbox.origin, { path, key: 'demo', ...request });
const read = async (path: string, request?: Omit<ClientRequest, 'path'>) =>
  JSON.parse((await call(path, request)).text);

const limitBuy = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '0.01', price: '20000' };
const place = (change: object = {}, key = 'demo') =>
  call('order', { method: 'POST', key, body: JSON.stringify({ ...limitBuy, ...change }) });

async function balance(asset: string) {
  const { balances } = await read('account/');
  return balances.find((one: { asset: string }) => one.asset === asset);
}

const firstId = '702345678901234567';

describe('orders', () => {
  it('a limit order below the market rests, locks its price, and gives it back when it is canceled', async () => {
    const placed = await place({ newClientOrderId: 'mine-1' });
    expect(placed.status).toBe(200);
    expect(placed.text).toMatch(
      new RegExp(
        `^{"symbol":"BTCUSDT","orderId":${firstId},"clientOrderId":"mine-1","transactTime":\\d{13}}$`,
      ),
    );
    expect(await balance('USDT')).toEqual({ asset: 'USDT', free: '99800', locked: '200' });
    const found = await call('order?origClientOrderId=mine-1');
    expect(found.text).toContain(`"orderId":${firstId},`);
    expect(JSON.parse(found.text)).toMatchObject({
      price: '20000',
      origQty: '0.01',
      executedQty: '0',
      cummulativeQuoteQty: '0',
      status: 'NEW',
      timeInForce: 'GTC',
      isWorking: true,
    });
    expect(await read('openOrders')).toHaveLength(1);
    const canceled = await call(`order?orderId=${firstId}`, { method: 'DELETE' });
    expect(canceled.text).toBe(`{"orderId":${firstId},"status":"CANCELED"}`);
    expect(await balance('USDT')).toEqual({ asset: 'USDT', free: '100000', locked: '0' });
    expect(await read('openOrders?symbol=BTCUSDT')).toEqual([]);
    expect(await read('allOrders?symbol=BTCUSDT')).toMatchObject([{ status: 'CANCELED' }]);
    expect((await call(`order?orderId=${firstId}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('a market order is filled, and its trade moves both balances', async () => {
    await place({ side: 'SELL', type: 'MARKET', quantity: '0.5', price: undefined });
    expect(await read(`order?orderId=${firstId}`)).toMatchObject({ status: 'FILLED', executedQty: '0.5' });
    const { text } = await call('myTrades?symbol=BTCUSDT');
    expect(text).toContain(`"orderId":${firstId}`);
    const [trade] = JSON.parse(text);
    expect(trade).toMatchObject({ symbol: 'BTCUSDT', qty: '0.5', isBuyer: false });
    expect(await balance('BTC')).toEqual({ asset: 'BTC', free: '1.5', locked: '0' });
    const cents = Math.round((100_000 + Number(trade.quoteQty) - Number(trade.commission)) * 100);
    expect(Math.round(Number((await balance('USDT')).free) * 100)).toBe(cents);
  });

  it('a limit order that crosses is filled at the price of the market', async () => {
    await place({ price: '200000' });
    const order = await read(`order?orderId=${firstId}`);
    expect(order).toMatchObject({ status: 'FILLED', price: '200000', executedQty: '0.01' });
    expect(Number(order.cummulativeQuoteQty)).toBeLessThan(1500);
  });

  it.each(['IOC', 'FOK'])(
    'an order that is %s and does not cross is canceled at once',
    async (timeInForce) => {
      await place({ timeInForce });
      expect(await read(`order?orderId=${firstId}`)).toMatchObject({ status: 'CANCELED', executedQty: '0' });
      expect(await balance('USDT')).toEqual({ asset: 'USDT', free: '100000', locked: '0' });
    },
  );

  it('too small a balance is a failed precondition and changes nothing', async () => {
    const { status, text } = await place({ quantity: '99' });
    expect([status, text]).toEqual([
      500,
      '{"code":-1054,"msg":"FAILED_PRECONDITION: Available amount not enough. Available amount is 100000, required amount is 1980000"}',
    ]);
    expect(await read('openOrders')).toEqual([]);
    expect(await balance('USDT')).toEqual({ asset: 'USDT', free: '100000', locked: '0' });
  });

  it('a client id is rejected while an order with it is open, and free afterwards', async () => {
    await place({ newClientOrderId: 'again' });
    expect((await place({ newClientOrderId: 'again' })).text).toBe(
      `{"code":-1142,"msg":"Parameter 'newClientOrderId' is invalid."}`,
    );
    expect((await place({ newClientOrderId: 'again' }, 'demo-2')).status).toBe(200);
    const canceled = await call('order?origClientOrderId=again', { method: 'DELETE' });
    expect(canceled.text).toBe('{"origClientOrderId":"again","status":"CANCELED"}');
    expect((await place({ newClientOrderId: 'again' })).status).toBe(200);
    expect(await read('order?origClientOrderId=again')).toMatchObject({ status: 'NEW' });
  });

  it('an account does not see the orders of another', async () => {
    await place();
    expect(await read('openOrders', { key: 'demo-2' })).toEqual([]);
    expect((await call(`order?orderId=${firstId}`, { key: 'demo-2' })).status).toBe(404);
  });

  it('a batch cancels what it can and names the rest, whose ids survive as numbers and as strings', async () => {
    await place();
    const body = `{"orderIds":[${firstId},"702345678901234999"],"origClientOrderIds":["none"]}`;
    const { status, text } = await call('order/batch', { method: 'DELETE', body });
    expect(status).toBe(200);
    expect(text).toBe(
      `{"orderList":[{"orderId":${firstId},"status":"CANCELED"},{"orderId":702345678901234999,"status":"EXPIRED","errorMsg":"order not found"},{"origClientOrderId":"none","status":"EXPIRED","errorMsg":"order not found"}]}`,
    );
  });
});

describe('account', () => {
  it('has the shape of the API, with and without the slash', async () => {
    const account = await read('account');
    expect(account).toEqual(await read('account/'));
    expect(Object.keys(account)).toEqual([
      'makerCommission',
      'takerCommission',
      'commissionRates',
      'canTrade',
      'canWithdraw',
      'canDeposit',
      'updateTime',
      'accountType',
      'balances',
      'permissions',
      'uid',
    ]);
    expect(await read('account', { key: 'demo-read-only' })).toMatchObject({ canTrade: false });
  });
});
