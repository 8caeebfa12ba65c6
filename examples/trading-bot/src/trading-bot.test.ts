import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Exchange, type ExtraHeaders } from './exchange.ts';
import { TradingBot } from './trading-bot.ts';

const ORDERS = 500;
const credentials = { secret: 'not-a-secret', passphrase: 'sandbox' };

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** What may go wrong with a write; half of them are carried out all the same. */
const writeFaults = ['UNKNOWN_ERROR', 'SYSTEM_ERROR', 'BAD_GATEWAY', 'DROP'].flatMap((fault) => [
  { 'X-Sandbox-Fault': fault },
  { 'X-Sandbox-Fault': fault, 'X-Sandbox-Executed': 'true' },
]);
const limits = ['RATE_LIMIT', 'RATE_LIMIT_TEXT'].map((fault) => ({
  'X-Sandbox-Fault': fault,
  'X-Sandbox-Retry-After': '0',
}));
const readFaults = [...limits, { 'X-Sandbox-Fault': 'DROP' }, { 'X-Sandbox-Fault': 'BAD_GATEWAY' }];

/** Gives about every other request a fault, by chance. */
function createFaults(): { readonly choose: ExtraHeaders; readonly count: () => number } {
  let seed = 1;
  let count = 0;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const choose: ExtraHeaders = (method) => {
    const all = method === 'GET' ? readFaults : [...writeFaults, ...limits, { 'X-Sandbox-Fault': 'CUT' }];
    const fault = random(2) === 0 ? all[random(all.length)] : undefined;
    if (fault) count++;
    return fault ?? {};
  };
  return { choose, count: () => count };
}

interface Listed {
  readonly clientOrderId: string;
  readonly orderId: string;
  readonly status: string;
}

async function listOrders(key: string): Promise<Listed[]> {
  const honest = new Exchange(sandbox.origin, { ...credentials, key });
  // The shape of this API's answers.
  return (await honest.send('GET', '/api/v3/allOrders?symbol=BTCUSDT&limit=1000')) as Listed[];
}

it('places 500 orders under faults: none is lost, none is doubled', async () => {
  const faults = createFaults();
  const exchange = new Exchange(sandbox.origin, { ...credentials, key: 'demo' }, faults.choose);
  // A clock that is behind by a minute.
  exchange.skew = -60_000;
  const bot = new TradingBot(exchange, () => {}, { minDelay: 1, retries: 30 });
  const ids = Array.from({ length: ORDERS }, (_, index) => `order-${index}`);
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      await bot.place({
        newClientOrderId: id,
        symbol: 'BTCUSDT',
        side: Number(id.slice(6)) % 2 ? 'SELL' : 'BUY',
        type: 'MARKET',
        quantity: '0.001',
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));

  const listed = await listOrders('demo');
  expect(listed.map(({ clientOrderId }) => clientOrderId).sort()).toEqual([...ids].sort());
  expect(new Map(listed.map(({ clientOrderId, orderId }) => [clientOrderId, orderId]))).toEqual(
    new Map([...bot.ledger].map(([id, { orderId }]) => [id, orderId])),
  );
  expect(faults.count()).toBeGreaterThan(ORDERS / 2);
  console.log(`${listed.length} orders, ${faults.count()} faults`);
});

it('leaves no order open that it was told to cancel', async () => {
  let isPartial = true;
  const exchange = new Exchange(sandbox.origin, { ...credentials, key: 'demo-2' }, (method) => {
    if (method !== 'DELETE' || !isPartial) return {};
    isPartial = false;
    return { 'X-Sandbox-Fault': 'PARTIAL_BATCH' };
  });
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

it('gives up a symbol that is refused, and nothing is placed', async () => {
  const exchange = new Exchange(sandbox.origin, { ...credentials, key: 'demo-2' });
  const bot = new TradingBot(exchange, () => {});
  const order = { side: 'BUY', type: 'MARKET', quantity: '1', newClientOrderId: 'x' } as const;
  expect(await bot.place({ ...order, symbol: 'BTC-USDT' })).toBeUndefined();
  expect(bot.ledger.size).toBe(0);
});
