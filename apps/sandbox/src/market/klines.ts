import { formatPrice, priceAt } from './prices.js';
import type { TradingPair } from './trading-pairs.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Lengths of the intervals in milliseconds; `1M`, a calendar month, has no fixed length. */
export const intervals = {
  '1m': MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1h': HOUR_MS,
  '2h': 2 * HOUR_MS,
  '4h': 4 * HOUR_MS,
  '6h': 6 * HOUR_MS,
  '8h': 8 * HOUR_MS,
  '12h': 12 * HOUR_MS,
  '1d': DAY_MS,
  '1w': 7 * DAY_MS,
  '1M': undefined,
} as const;

export type Interval = keyof typeof intervals;

/** Weeks begin on Monday, and the epoch was a Thursday. */
const FIRST_MONDAY = 4 * DAY_MS;

/** Number of prices in a candle after its open. */
const SAMPLES = 8;

/** Time between two trades of a candle, and their size in smallest orders. */
const TRADE_GAP_MS = 2_000;
const TRADE_SIZE = 1_000;

/** Returns when the candle that contains `time` opens, in UTC; `shift` counts candles from there. */
export function alignToInterval(time: number, interval: Interval, shift = 0): number {
  const length = intervals[interval];
  if (length === undefined) {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + shift);
  }
  const origin = interval === '1w' ? FIRST_MONDAY : 0;
  return Math.floor((time - origin) / length) * length + origin + shift * length;
}

interface KlineRequest {
  readonly interval: Interval;
  readonly limit: number;
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/** Returns the first candles from `startTime`, else the last ones until `endTime` or `now`; oldest first. */
export function createKlines(pair: TradingPair, request: KlineRequest, now: number) {
  const { interval, limit, startTime, endTime = now } = request;
  const last = alignToInterval(Math.min(endTime, now), interval);
  const first =
    startTime === undefined
      ? alignToInterval(last, interval, 1 - limit)
      : alignToInterval(startTime - 1, interval, 1);
  const klines: ReturnType<typeof createKline>[] = [];
  for (let open = first; open <= last && klines.length < limit; open = alignToInterval(open, interval, 1)) {
    klines.push(createKline(pair, open, alignToInterval(open, interval, 1), now));
  }
  return klines;
}

/** Returns the candle from `openTime` until `next` or `now`, in the shape of the API. */
export function createKline(pair: TradingPair, openTime: number, next: number, now: number) {
  const length = Math.min(next, Math.max(now, openTime)) - openTime;
  const ticks = Array.from({ length: SAMPLES + 1 }, (_, index) =>
    priceAt(pair, openTime + Math.floor((length * index) / SAMPLES)),
  );
  const open = formatPrice(pair, ticks[0] ?? pair.anchor);
  const close = formatPrice(pair, ticks[SAMPLES] ?? pair.anchor);
  const high = formatPrice(pair, Math.max(...ticks));
  const low = formatPrice(pair, Math.min(...ticks));
  const trades = 1 + Math.floor(length / TRADE_GAP_MS);
  const volume = pair.minTradeAmount.times(TRADE_SIZE).times(trades);
  const quoteVolume = volume.times(close);
  const takerBuy = [volume.div(2), quoteVolume.div(2)] as const;
  return [openTime, open, high, low, close, volume, next - 1, quoteVolume, trades, ...takerBuy] as const;
}
