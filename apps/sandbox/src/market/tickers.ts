import { hash } from 'node:crypto';
import { Decimal } from '../edge/decimal.js';
import { toKline } from './klines.js';
import { toLevel, toPrice, toQuantity, toTicks } from './prices.js';
import type { TradingPair } from './trading-pair.js';

const DAY = 86_400_000;

/** Public trades follow one another at this distance, in milliseconds. */
const TRADE_GAP = 700;

/** What the last 24 hours of a pair came to. */
export function toDayTicker(pair: TradingPair, now: number) {
  const [openTime, open, high, low, close, volume, , quoteVolume, count] = toKline(pair, now - DAY, now, now);
  const change = Decimal(close).minus(open);
  return {
    ...toBookTicker(pair, now),
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

/** The best bid and ask of a pair. */
export function toBookTicker(pair: TradingPair, now: number) {
  const [bidPrice, bidQty] = toLevel(pair, now, 'bid', 0);
  const [askPrice, askQty] = toLevel(pair, now, 'ask', 0);
  return { symbol: pair.symbol, bidPrice, bidQty, askPrice, askQty };
}

/** The last public trades of a pair, newest first. */
export function toPublicTrades(pair: TradingPair, now: number, limit: number) {
  const latest = Math.floor(now / TRADE_GAP);
  return Array.from({ length: limit }, (_, index) => {
    const number = latest - index;
    const time = number * TRADE_GAP;
    const price = toPrice(pair, toTicks(pair, time));
    const qty = toQuantity(pair, `trade/${number}`);
    const quoteQty = Decimal(price).times(qty);
    const id = toUuid(`${pair.symbol}/${number}`);
    return { id, price, qty, quoteQty, time, isBuyerMaker: number % 3 === 0, isBestMatch: true };
  });
}

/** A version 8 UUID that is always the same for the same name. */
function toUuid(name: string): string {
  const hex = hash('sha256', name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}
