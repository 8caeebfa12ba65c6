import { adviceFor } from '@errlex/node';
import { startSandbox } from '@errlex/sandbox';
import { expect, it } from 'vitest';
import { Exchange } from './exchange.ts';
import { type NewOrder, TradingBot } from './trading-bot.ts';

/** `pnpm test:nightly` sets 500 orders and three seeds, which take minutes. */
const ORDERS = Number(process.env.ERRLEX_ORDERS ?? 60);
const SEEDS = (process.env.ERRLEX_SEEDS ?? '1').split(',').map(Number);

const LIFETIME_MS = 1_500;
/** Half a second for the clock, which `Date` sets; a queue, a lag; the rest is for a busy machine. */
const TOLERANCE_MS = 1_500;
const QUEUE_MS = 200;
const LAG_MS = 200;
/** Lets a request arrive long after its client has given up, some after the lifetime. */
const TIMEOUT_MS = 400;

type Headers = Readonly<Record<string, string>>;

const failures: Headers[] = ['UNKNOWN_ERROR', 'SYSTEM_ERROR', 'BAD_GATEWAY', 'DROP'].flatMap((fault) => [
  { 'X-Sandbox-Fault': fault },
  { 'X-Sandbox-Fault': fault, 'X-Sandbox-Executed': 'true' },
]);
const limits: Headers[] = [
  { 'X-Sandbox-Fault': 'RATE_LIMIT', 'X-Sandbox-Retry-After': '0' },
  { 'X-Sandbox-Fault': 'RATE_LIMIT_TEXT', 'X-Sandbox-Retry-After': '1' },
  { 'X-Sandbox-Fault': 'BAN', 'X-Sandbox-Ban': '300' },
  { 'X-Sandbox-Fault': 'BAN_DATA', 'X-Sandbox-Ban': '300' },
];
const executed: Headers[] = [
  { 'X-Sandbox-Fault': 'CUT' },
  { 'X-Sandbox-Fault': 'CANCEL_REPLACE', 'X-Sandbox-Executed': 'true' },
  // A proxy has sent the request twice.
  { 'X-Sandbox-Fault': 'DUPLICATE', 'X-Sandbox-Executed': 'true' },
];
const readFaults = [...limits, { 'X-Sandbox-Fault': 'DROP' }, { 'X-Sandbox-Fault': 'BAD_GATEWAY' }];

/** Gives most writes and every fifth read faults, which follow from the seed. */
function createFaults(seed: number) {
  let state = seed;
  let faults = 0;
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const pick = (all: readonly Headers[]) => all[random(all.length)] ?? {};
  const pickForRead = () => (random(5) === 0 ? pick(readFaults) : {});
  const pickForWrite = (): Headers => {
    const late = { 'X-Sandbox-Latency': String(TIMEOUT_MS + random(1.4 * LIFETIME_MS)) };
    return {
      ...(random(3) === 0 && { 'X-Sandbox-Queue': String(random(QUEUE_MS)) }),
      ...(random(3) === 0 && { 'X-Sandbox-Visible-After': String(random(LAG_MS)) }),
      ...(random(4) === 0 && late),
      ...(random(3) === 0 && pick([...failures, ...limits, ...executed])),
    };
  };
  const extraHeaders = (method: string): Headers => {
    const asked = method === 'GET' ? pickForRead() : pickForWrite();
    if (Object.keys(asked).length > 0) faults++;
    return asked;
  };
  return { extraHeaders, count: () => faults };
}

/** Ample: buys worth a hundredth of the balance. Small: sells that use up the balance, so a doubled one is rejected. */
function createOrders(kind: 'ample' | 'small', count: number): NewOrder[] {
  const share = (balance: number) => (Math.floor((balance * 1e4) / Math.ceil(count / 2)) / 1e4).toFixed(4);
  return Array.from({ length: count }, (_, index) => {
    const isMarket = index % 2 === 0;
    const newClientOrderId = `${kind}-${index}`;
    // A filled order frees its client id; a resting one keeps it.
    const terms = isMarket ? { type: 'MARKET' as const } : { type: 'LIMIT' as const };
    if (kind === 'ample') {
      const order = { newClientOrderId, symbol: 'BTCUSDT', side: 'BUY', quantity: '0.001' } as const;
      return { ...order, ...terms, ...(!isMarket && { price: '1000' }) };
    }
    return isMarket
      ? { newClientOrderId, symbol: 'BTCUSDT', side: 'SELL', quantity: share(2), ...terms }
      : { newClientOrderId, symbol: 'ETHUSDT', side: 'SELL', quantity: share(50), price: '90000', ...terms };
  });
}

interface Listed {
  readonly clientOrderId: string;
  readonly orderId: string;
}

it.each(SEEDS)(`${ORDERS} orders under all faults are placed once each (seed %i)`, async (seed) => {
  const sandbox = await startSandbox();
  const faults = createFaults(seed);
  const accounts = (['ample', 'small'] as const).map((kind, index) => {
    const credentials = { key: index ? 'demo-2' : 'demo', secret: 'not-a-secret', passphrase: 'sandbox' };
    const settings = { extraHeaders: faults.extraHeaders, lifetime: LIFETIME_MS, timeout: TIMEOUT_MS };
    const exchange = new Exchange(sandbox.origin, credentials, settings);
    // A clock that is a minute slow.
    exchange.skew = -60_000;
    const bot = new TradingBot(exchange, () => {}, { minDelay: 50, retries: 40, tolerance: TOLERANCE_MS });
    const orders = createOrders(kind, ORDERS / 2);
    return { orders, bot, honest: new Exchange(sandbox.origin, credentials, { timeout: 30_000 }) };
  });

  /** The result that the bot reports for each order: its id, `no` or `unknown`. */
  const said = new Map<string, string>();
  const waiting = accounts.flatMap(({ bot, orders }) => orders.map((order) => ({ bot, order })));
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { bot, order } = next;
      const placed = await bot.place(order).catch((error: unknown) => adviceFor(error).executed);
      said.set(order.newClientOrderId, typeof placed === 'object' ? placed.orderId : (placed ?? 'no'));
    }
  };
  await Promise.all(Array.from({ length: 60 }, work));
  // The latest arrival and the longest lag, so that nothing can come any more.
  await new Promise((resolve) => setTimeout(resolve, 1.4 * LIFETIME_MS + QUEUE_MS + LAG_MS));

  const listed: Listed[] = [];
  for (const { honest } of accounts) {
    for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
      // The shape of the responses of this API.
      listed.push(
        ...((await honest.send('GET', `/api/v3/allOrders?symbol=${symbol}&limit=1000`)) as Listed[]),
      );
    }
  }
  await sandbox.stop();

  const onExchange = (id: string) => listed.filter(({ clientOrderId }) => clientOrderId === id);
  const ids = accounts.flatMap(({ orders }) => orders.map(({ newClientOrderId }) => newClientOrderId));
  const count = (test: (id: string, outcome: string | undefined) => boolean) =>
    ids.filter((id) => test(id, said.get(id))).length;
  const isPlaced = (outcome: string | undefined) => outcome !== 'no' && outcome !== 'unknown';
  const ledger = {
    orders: ids.length,
    'said placed': count((_id, outcome) => isPlaced(outcome)),
    'on the exchange': count((id) => onExchange(id).length > 0),
    doubled: count((id) => onExchange(id).length > 1),
    lost: count(
      (id, outcome) => isPlaced(outcome) && onExchange(id).every(({ orderId }) => orderId !== outcome),
    ),
    'said not executed, but was': count((id, outcome) => outcome === 'no' && onExchange(id).length > 0),
    'said not executed': count((_id, outcome) => outcome === 'no'),
    'said unknown': count((_id, outcome) => outcome === 'unknown'),
  };
  console.log(`seed ${seed}, ${faults.count()} faults`, ledger);
  expect(ledger).toEqual({
    orders: ORDERS,
    'said placed': ORDERS,
    'on the exchange': ORDERS,
    doubled: 0,
    lost: 0,
    'said not executed, but was': 0,
    'said not executed': 0,
    'said unknown': 0,
  });
  expect(faults.count()).toBeGreaterThan(ORDERS);
});
