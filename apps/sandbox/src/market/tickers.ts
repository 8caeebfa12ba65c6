import { hash } from 'node:crypto';
import { Decimal } from '../edge/json.js';
import { createKline } from './klines.js';
import { formatPrice, levelAt, priceAt, quantityOf } from './prices.js';
import type { TradingPair } from './trading-pairs.js';

const DAY_MS = 86_400_000;

/** Time between two public trades. */
const TRADE_GAP_MS = 700;

/** Returns the statistics of the last 24 hours. */
export function createDayTicker(pair: TradingPair, now: number) {
  const [openTime, open, high, low, close, volume, , quoteVolume, count] = createKline(
    pair,
    now - DAY_MS,
    now,
    now,
  );
  const change = Decimal(close).minus(open);
  return {
    ...createBookTicker(pair, now),
    priceChange: change,
    priceChangePercent: change.div(open).toFixed(6),
    lastPrice: close,
    openPrice: open,
    highPrice: high,
    lowPrice: low,
    volume,
    quoteVolume,
    openTime,
    closeTime: now,
    count,
  };
}

/** Returns the best bid and ask. */
export function createBookTicker(pair: TradingPair, now: number) {
  const [bidPrice, bidQty] = levelAt(pair, now, 'bid', 0);
  const [askPrice, askQty] = levelAt(pair, now, 'ask', 0);
  return { symbol: pair.symbol, bidPrice, bidQty, askPrice, askQty };
}

/** Returns the last public trades, newest first. */
export function createPublicTrades(pair: TradingPair, now: number, limit: number) {
  const latest = Math.floor(now / TRADE_GAP_MS);
  return Array.from({ length: limit }, (_, index) => {
    const number = latest - index;
    const time = number * TRADE_GAP_MS;
    const price = formatPrice(pair, priceAt(pair, time));
    const qty = quantityOf(pair, `trade/${number}`);
    const quoteQty = Decimal(price).times(qty);
    const id = createUuid(`${pair.symbol}/${number}`);
    return { id, price, qty, quoteQty, time, isBuyerMaker: number % 3 === 0, isBestMatch: true };
  });
}

/** Returns a version 8 UUID, always the same for the same name. */
function createUuid(name: string): string {
  const hex = hash('sha256', name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}
