import { Big } from 'big.js';
import { alignToInterval, type Interval } from './intervals.js';
import { toPrice } from './market.js';
import { toHash, toTicks } from './noise.js';
import type { TradingPair } from './symbols.js';

/** A candle as the API sends it. */
export type Kline = readonly [
  openTime: number,
  open: string,
  high: string,
  low: string,
  close: string,
  volume: string,
  closeTime: number,
  quoteVolume: string,
  trades: number,
  takerBuyVolume: string,
  takerBuyQuoteVolume: string,
];

export interface KlineRequest {
  readonly interval: Interval;
  readonly limit: number;
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/** Prices that a candle is drawn from, beside its open and its close. */
const SAMPLES = 8;

/** The candles of a range, oldest first: the first ones from `startTime` on, else the last ones up to `endTime` or `now`. */
export function toKlines(pair: TradingPair, request: KlineRequest, now: number): Kline[] {
  const { interval, limit, startTime, endTime = now } = request;
  const last = alignToInterval(Math.min(endTime, now), interval);
  const first =
    startTime === undefined
      ? alignToInterval(last, interval, 1 - limit)
      : ceilToInterval(startTime, interval);
  const klines: Kline[] = [];
  for (let open = first; open <= last && klines.length < limit; open = alignToInterval(open, interval, 1)) {
    klines.push(toKline(pair, open, alignToInterval(open, interval, 1), now));
  }
  return klines;
}

function ceilToInterval(time: number, interval: Interval): number {
  const open = alignToInterval(time, interval);
  return open === time ? open : alignToInterval(time, interval, 1);
}

/** The candle from `open` up to `next`, as far as it has come `now`. */
export function toKline(pair: TradingPair, open: number, next: number, now: number): Kline {
  const { symbol, anchor, minTradeAmount } = pair;
  const close = Math.min(next, Math.max(now, open));
  const prices = Array.from({ length: SAMPLES + 1 }, (_, index) =>
    toTicks(symbol, anchor, open + Math.floor(((close - open) * index) / SAMPLES)),
  );
  const trades = 1 + Math.floor(((close - open) / 60_000) * (20 + (toHash(symbol, open, 'trades') % 20)));
  const volume = Big(minTradeAmount).times(trades).times(100);
  const middle = toPrice(pair, prices[SAMPLES / 2] ?? anchor);
  const takerBuy = volume.times(40 + (toHash(symbol, open, 'taker') % 20)).div(100);
  return [
    open,
    toPrice(pair, prices[0] ?? anchor),
    toPrice(pair, Math.max(...prices)),
    toPrice(pair, Math.min(...prices)),
    toPrice(pair, prices[SAMPLES] ?? anchor),
    volume.toFixed(),
    next - 1,
    volume.times(middle).toFixed(),
    trades,
    takerBuy.toFixed(),
    takerBuy.times(middle).toFixed(),
  ];
}
