import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { alignToInterval, createKlines } from './klines.js';
import { tradingPairs } from './trading-pairs.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

async function read(path: string) {
  const { status, text } = await send(sandbox.origin, { path });
  expect(status).toBe(200);
  return JSON.parse(text);
}

const decimal = expect.stringMatching(/^-?\d+(\.\d+)?$/);

describe('the public endpoints', () => {
  it('ping and time respond', async () => {
    expect(await read('ping')).toEqual({});
    expect(Math.abs((await read('time')).serverTime - Date.now())).toBeLessThan(5000);
  });

  it('coins have a network each', async () => {
    const coins = await read('coins');
    expect(coins.map(({ coin }: { coin: string }) => coin)).toEqual(['BTC', 'ETH', 'SOL', 'USDT']);
    expect(coins[0]).toMatchObject({ depositAllEnable: true, withdrawAllEnable: true });
    expect(coins[0].networkList[0]).toMatchObject({ network: 'BTC', isDefault: true, withdrawFee: decimal });
  });

  it('exchangeInfo has the rules of each pair, without the price that the sandbox makes up', async () => {
    const { timezone, rateLimits, symbols } = await read('exchangeInfo');
    expect(timezone).toBe('UTC');
    expect(rateLimits[0]).toHaveProperty('intervalNum');
    expect(symbols[1]).toMatchObject({
      symbol: 'ETHUSDT',
      status: 'TRADING',
      baseAssetPrecision: '8',
      tickSize: '0.01',
      stepSize: '0.00001',
      takerFeeRate: '0.001',
      enableTrade: true,
    });
    expect(symbols[1]).not.toHaveProperty('anchor');
  });

  it('tickers are lists, of one pair if the query has a symbol', async () => {
    expect(await read('market/ticker/price')).toHaveLength(tradingPairs.length);
    expect(await read('market/ticker/price?symbol=BTCUSDT')).toEqual([{ symbol: 'BTCUSDT', price: decimal }]);
    const [day] = await read('market/ticker/24hr?symbol=BTCUSDT');
    expect(day).toMatchObject({ priceChange: decimal, priceChangePercent: decimal, volume: decimal });
    expect(Number(day.lowPrice)).toBeLessThanOrEqual(Number(day.lastPrice));
    expect(day.closeTime - day.openTime).toBe(86_400_000);
    const [book] = await read('market/ticker/bookTicker?symbol=BTCUSDT');
    expect(Object.keys(book)).toEqual(['symbol', 'bidPrice', 'bidQty', 'askPrice', 'askQty']);
    expect(Number(book.bidPrice)).toBeLessThan(Number(book.askPrice));
  });

  it('depth is sorted from the best level on, 15 or 200 levels deep', async () => {
    const { asks, bids, lastUpdateId } = await read('market/depth?symbol=ETHBTC');
    expect(asks).toHaveLength(15);
    expect(lastUpdateId).toBeTypeOf('number');
    const prices = [...bids.toReversed(), ...asks].map(([price]: [string]) => Number(price));
    expect(prices).toEqual(prices.toSorted((left, right) => left - right));
    expect(new Set(prices).size).toBe(30);
    expect((await read('market/depth?symbol=ETHBTC&limit=200')).bids).toHaveLength(200);
  });

  it('trades are as many as asked for, newest first, with a UUID each', async () => {
    const trades = await read('market/trades?symbol=SOLUSDT&limit=1000');
    expect(trades).toHaveLength(1000);
    expect(trades[0]).toEqual({
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/),
      price: decimal,
      qty: decimal,
      quoteQty: decimal,
      time: expect.any(Number),
      isBuyerMaker: expect.any(Boolean),
      isBestMatch: true,
    });
    expect(new Set(trades.map(({ id }: { id: string }) => id)).size).toBe(1000);
    expect(trades[0].time).toBeGreaterThan(trades[1].time);
  });

  it('klines hold their extremes and follow one another', async () => {
    const klines = await read('market/klines?symbol=BTCUSDT&interval=4h&limit=50');
    expect(klines).toHaveLength(50);
    for (const [index, [open, first, high, low, last, , close]] of klines.entries()) {
      expect(open % (4 * 3_600_000)).toBe(0);
      expect(Number(high)).toBeGreaterThanOrEqual(Math.max(Number(first), Number(last)));
      expect(Number(low)).toBeLessThanOrEqual(Math.min(Number(first), Number(last)));
      if (index < 49) expect(klines[index + 1][0]).toBe(close + 1);
    }
  });

  it('klines of a range are those that open in it', async () => {
    const start = Date.UTC(2026, 0, 5, 0, 0, 1);
    const path = `market/klines?symbol=BTCUSDT&interval=1h&startTime=${start}&endTime=${start + 7_200_000}`;
    const opens = (await read(path)).map(([open]: [number]) => open);
    expect(opens).toEqual([Date.UTC(2026, 0, 5, 1), Date.UTC(2026, 0, 5, 2)]);
  });

  it('a candle that is over never changes', () => {
    const [pair] = tradingPairs;
    if (pair === undefined) throw new Error('There is no pair');
    const range = { interval: '1h', limit: 3, endTime: Date.UTC(2026, 0, 5, 12) - 1 } as const;
    const later = createKlines(pair, range, Date.UTC(2026, 6, 1));
    expect(createKlines(pair, range, Date.UTC(2026, 0, 5, 12))).toEqual(later);
  });
});

describe('alignToInterval', () => {
  it('begins weeks on Monday and months on their first day, in UTC', () => {
    const time = Date.UTC(2026, 1, 19, 13, 14, 15);
    expect(new Date(alignToInterval(time, '1w')).toUTCString()).toBe('Mon, 16 Feb 2026 00:00:00 GMT');
    expect(new Date(alignToInterval(time, '1M')).toUTCString()).toBe('Sun, 01 Feb 2026 00:00:00 GMT');
    expect(new Date(alignToInterval(time, '1M', -2)).toUTCString()).toBe('Mon, 01 Dec 2025 00:00:00 GMT');
    expect(new Date(alignToInterval(time, '15m')).toUTCString()).toBe('Thu, 19 Feb 2026 13:00:00 GMT');
  });
});
