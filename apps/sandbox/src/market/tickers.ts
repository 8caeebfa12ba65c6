import { Big } from 'big.js';
import { toKline } from './klines.js';
import type { Market } from './market.js';
import { toHash } from './noise.js';
import type { TradingPair } from './symbols.js';

const DAY = 86_400_000;

/** Public trades follow one another at this distance, in milliseconds. */
const TRADE_GAP = 700;

/** What the last 24 hours of a pair came to. */
export function toDayTicker(market: Market, pair: TradingPair, now: number) {
  const [openTime, open, high, low, close, volume, , quoteVolume, count] = toKline(pair, now - DAY, now, now);
  const change = Big(close).minus(open);
  return {
    ...toBookTicker(market, pair, now),
    priceChange: change.toFixed(),
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
export function toBookTicker(market: Market, pair: TradingPair, now: number) {
  const { bid, ask } = market.quote(pair, now);
  return { symbol: pair.symbol, bidPrice: bid[0], bidQty: bid[1], askPrice: ask[0], askQty: ask[1] };
}

/** The last public trades of a pair, newest first. */
export function toPublicTrades(market: Market, pair: TradingPair, now: number, limit: number) {
  const latest = Math.floor(now / TRADE_GAP);
  return Array.from({ length: limit }, (_, index) => {
    const number = latest - index;
    const price = market.price(pair, number * TRADE_GAP);
    const qty = market.quantity(pair, 'trade', number);
    return {
      id: toUuid(pair.symbol, number),
      price,
      qty,
      quoteQty: Big(price).times(qty).toFixed(),
      time: number * TRADE_GAP,
      isBuyerMaker: toHash(pair.symbol, number, 'side') % 2 === 0,
      isBestMatch: true,
    };
  });
}

/** A version 8 UUID that is always the same for the same trade. */
function toUuid(symbol: string, number: number): string {
  const hex = [0, 1, 2, 3].map((part) => toHash(symbol, number, part).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
