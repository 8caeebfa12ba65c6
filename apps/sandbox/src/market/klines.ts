import { alignToInterval, type Interval } from './intervals.js';
import { toPrice, toTicks } from './prices.js';
import type { TradingPair } from './trading-pair.js';

interface KlineRequest {
  readonly interval: Interval;
  readonly limit: number;
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/** Prices that a candle is drawn from, beside its open. */
const SAMPLES = 8;

/** The time between two trades of a candle, in milliseconds, and the size of one, in smallest orders. */
const TRADE_GAP = 2_000;
const TRADE_SIZE = 1_000;

/** The first candles from `startTime` on, else the last ones up to `endTime` or `now`; oldest first. */
export function toKlines(pair: TradingPair, request: KlineRequest, now: number) {
  const { interval, limit, startTime, endTime = now } = request;
  const last = alignToInterval(Math.min(endTime, now), interval);
  const first =
    startTime === undefined
      ? alignToInterval(last, interval, 1 - limit)
      : alignToInterval(startTime - 1, interval, 1);
  const klines: ReturnType<typeof toKline>[] = [];
  for (let open = first; open <= last && klines.length < limit; open = alignToInterval(open, interval, 1)) {
    klines.push(toKline(pair, open, alignToInterval(open, interval, 1), now));
  }
  return klines;
}

/** The candle from `openTime` up to `next`, as far as it has come `now`, as the API sends it. */
export function toKline(pair: TradingPair, openTime: number, next: number, now: number) {
  const length = Math.min(next, Math.max(now, openTime)) - openTime;
  const ticks = Array.from({ length: SAMPLES + 1 }, (_, index) =>
    toTicks(pair, openTime + Math.floor((length * index) / SAMPLES)),
  );
  const open = toPrice(pair, ticks[0] ?? pair.anchor);
  const close = toPrice(pair, ticks[SAMPLES] ?? pair.anchor);
  const high = toPrice(pair, Math.max(...ticks));
  const low = toPrice(pair, Math.min(...ticks));
  const trades = 1 + Math.floor(length / TRADE_GAP);
  const volume = pair.minTradeAmount.times(TRADE_SIZE).times(trades);
  const quoteVolume = volume.times(close);
  const takerBuy = [volume.div(2), quoteVolume.div(2)] as const;
  return [openTime, open, high, low, close, volume, next - 1, quoteVolume, trades, ...takerBuy] as const;
}
