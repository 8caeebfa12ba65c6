import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Exchange } from './exchange.ts';
import { type NewOrder, TradingBot } from './trading-bot.ts';

/** 500 orders and three seeds take minutes. */
const ORDERS = Number(process.env.ERRLEX_ORDERS ?? 60);
const SEED = Number(process.env.ERRLEX_SEED ?? 1);
const LIFETIME_MS = 1_500;
/** `Date` sets the clock to half a second; the rest is for the sandbox on a busy machine. */
const TOLERANCE_MS = 1_500;
/** Lets a request arrive up to a second after its client has given up, and some after the lifetime. */
const TIMEOUT_MS = 400;

const credentials = { secret: 'not-a-secret', passphrase: 'sandbox' };

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

type Headers = Readonly<Record<string, string>>;

const writeFaults: Headers[] = ['UNKNOWN_ERROR', 'SYSTEM_ERROR', 'BAD_GATEWAY', 'DROP'].flatMap((fault) => [
  { 'X-Sandbox-Fault': fault },
  { 'X-Sandbox-Fault': fault, 'X-Sandbox-Executed': 'true' },
]);
const limits: Headers[] = ['RATE_LIMIT', 'RATE_LIMIT_TEXT'].map((fault) => ({
  'X-Sandbox-Fault': fault,
  'X-Sandbox-Retry-After': '0',
}));
const readFaults = [...limits, { 'X-Sandbox-Fault': 'DROP' }, { 'X-Sandbox-Fault': 'BAD_GATEWAY' }];

/** Gives every other write and every fifth read a fault: a late arrival, a failure before or after the execution, a rate limit. */
function createFaults() {
  let seed = SEED;
  let count = 0;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const extraHeaders = (method: string): Headers => {
    if (random(method === 'GET' ? 5 : 2) > 0) return {};
    count++;
    if (method === 'GET') return readFaults[random(readFaults.length)] ?? {};
    if (random(3) === 0) return { 'X-Sandbox-Latency': String(TIMEOUT_MS + random(1.4 * LIFETIME_MS)) };
    const all = [...writeFaults, ...limits, { 'X-Sandbox-Fault': 'CUT' }];
    return all[random(all.length)] ?? {};
  };
  return { extraHeaders, count: () => count };
}

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

it(`places ${ORDERS} orders under faults: none is lost, none is doubled, none is given up`, async () => {
  const faults = createFaults();
  const exchange = new Exchange(
    sandbox.origin,
    { ...credentials, key: 'demo' },
    { extraHeaders: faults.extraHeaders, lifetime: LIFETIME_MS, timeout: TIMEOUT_MS },
  );
  // A clock that is a minute slow.
  exchange.skew = -60_000;
  const bot = new TradingBot(exchange, () => {}, { minDelay: 50, retries: 30, tolerance: TOLERANCE_MS });
  const waiting = Array.from({ length: ORDERS }, (_, index) => index);
  const work = async () => {
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      await bot.place({
        newClientOrderId: `order-${index}`,
        symbol: 'BTCUSDT',
        side: index % 2 ? 'SELL' : 'BUY',
        quantity: '0.001',
        // A resting order keeps its client id taken, a filled one frees it.
        ...(index % 4 < 2 ? { type: 'MARKET' } : { type: 'LIMIT', price: index % 2 ? '900000' : '1000' }),
      } satisfies NewOrder);
    }
  };
  await Promise.all(Array.from({ length: 60 }, work));

  const listed = await listOrders('demo');
  const ids = Array.from({ length: ORDERS }, (_, index) => `order-${index}`);
  expect(listed.map(({ clientOrderId }) => clientOrderId).sort()).toEqual(ids.sort());
  expect(new Map(listed.map(({ clientOrderId, orderId }) => [clientOrderId, orderId]))).toEqual(
    new Map([...bot.ledger].map(([id, { orderId }]) => [id, orderId])),
  );
  expect(faults.count()).toBeGreaterThan(ORDERS / 2);
  console.log(`${listed.length} orders, ${faults.count()} faults`);
});

it('leaves no order open that it cancels', async () => {
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

it('gives up a symbol that is rejected, and nothing is placed', async () => {
  const exchange = new Exchange(sandbox.origin, { ...credentials, key: 'demo-2' });
  const bot = new TradingBot(exchange, () => {});
  const order = { side: 'BUY', type: 'MARKET', quantity: '1', newClientOrderId: 'x' } as const;
  expect(await bot.place({ ...order, symbol: 'BTC-USDT' })).toBeUndefined();
  expect(bot.ledger.size).toBe(0);
});
