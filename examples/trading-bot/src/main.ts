import { startSandbox } from '@errlex/sandbox';
import { Exchange } from './exchange.ts';
import { type NewOrder, TradingBot } from './trading-bot.ts';

const order = { symbol: 'BTCUSDT', side: 'BUY', type: 'MARKET', quantity: '0.001' } as const;
const resting = { ...order, type: 'LIMIT', price: '1000' } as const;

/** The faults that the next requests ask for, one each. */
const faults: Record<string, string>[] = [];
const extraHeaders = (method: string) => (method === 'GET' ? {} : (faults.shift() ?? {}));

const sandbox = await startSandbox();
const credentials = { key: 'demo', secret: 'not-a-secret', passphrase: 'sandbox' };
// A write lives for 2 s, so that the proof that one was lost takes seconds.
const exchange = new Exchange(sandbox.origin, credentials, { extraHeaders, lifetime: 2_000 });
const bot = new TradingBot(exchange, console.log, { tolerance: 1_000 });

async function place(newClientOrderId: string, fields: Partial<NewOrder>, ...asked: typeof faults) {
  faults.push(...asked);
  await bot.place({ ...order, ...fields, newClientOrderId });
}

await place('symbol', { symbol: 'BTC-USDT' });
exchange.skew = -60_000;
await place('clock', {});
await place('rate', {}, { 'X-Sandbox-Fault': 'RATE_LIMIT', 'X-Sandbox-Retry-After': '1' });
await place('lost', {}, { 'X-Sandbox-Fault': 'SYSTEM_ERROR' });
await place('done', {}, { 'X-Sandbox-Fault': 'SYSTEM_ERROR', 'X-Sandbox-Executed': 'true' });
for (const id of ['rest-1', 'rest-2', 'rest-3']) await place(id, resting);
faults.push({ 'X-Sandbox-Fault': 'PARTIAL_BATCH' });
await bot.cancel(['rest-1', 'gone', 'rest-2', 'rest-3']);
console.log(`${bot.ledger.size} orders placed`);
await sandbox.stop();
