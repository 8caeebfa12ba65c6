import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Exchange } from './exchange.ts';
import { TradingBot } from './trading-bot.ts';

const credentials = { secret: 'not-a-secret', passphrase: 'sandbox' };

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

type Headers = Readonly<Record<string, string>>;

interface Listed {
  readonly clientOrderId: string;
  readonly orderId: string;
  readonly status: string;
}

async function listOrders(key: string): Promise<Listed[]> {
  const honest = new Exchange(sandbox.origin, { ...credentials, key });
  // The shape of the responses of this API.
  return (await honest.send('GET', '/api/v3/allOrders?symbol=BTCUSDT&limit=1000')) as Listed[];
}

it('cancels every order, even if one batch fails in part', async () => {
  let isPartial = true;
  const extraHeaders = (method: string): Headers => {
    if (method !== 'DELETE' || !isPartial) return {};
    isPartial = false;
    return { 'X-Sandbox-Fault': 'PARTIAL_BATCH' };
  };
  const exchange = new Exchange(sandbox.origin, { ...credentials, key: 'demo-2' }, { extraHeaders });
  const log: string[] = [];
  const bot = new TradingBot(exchange, (line) => void log.push(line));
  const ids = ['a', 'b', 'c'];
  for (const newClientOrderId of ids) {
    await bot.place({
      newClientOrderId,
      symbol: 'BTCUSDT',
      side: 'BUY',
      type: 'LIMIT',
      quantity: '0.001',
      price: '1000',
    });
  }
  await bot.cancel([...ids.slice(0, 2), 'gone', 'c']);
  expect((await listOrders('demo-2')).map(({ status }) => status)).toEqual(ids.map(() => 'CANCELED'));
  expect(log).toContain('gone  order not found: it is not there');
  expect(log).toContain('c  timeout, order state unknown: it is NEW');
});

it('resolves to undefined if the exchange rejects the symbol, and places nothing', async () => {
  const exchange = new Exchange(sandbox.origin, { ...credentials, key: 'demo-2' });
  const bot = new TradingBot(exchange, () => {});
  const order = { side: 'BUY', type: 'MARKET', quantity: '1', newClientOrderId: 'x' } as const;
  expect(await bot.place({ ...order, symbol: 'BTC-USDT' })).toBeUndefined();
  expect(bot.ledger.size).toBe(0);
});
