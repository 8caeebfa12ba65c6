import { hash } from 'node:crypto';
import { Decimal } from '../edge/decimal.js';
import type { TradingPair } from './trading-pair.js';

/** The waves that a price is made of: length in milliseconds, height as a share of the price. */
const waves = [
  { length: 30 * 86_400_000, height: 0.12 },
  { length: 7 * 3_600_000, height: 0.02 },
  { length: 60_000, height: 0.0006 },
];

/** The levels of a book are this many ticks apart. */
const LEVEL_GAP = 3;

/** The price at a time, in ticks. It follows from the pair and the time alone, and no order moves it. */
export function toTicks({ anchor }: TradingPair, time: number): number {
  const swing = waves.map(({ length, height }) => height * Math.sin(anchor + (2 * Math.PI * time) / length));
  return Math.round(anchor * swing.reduce((sum, share) => sum + share, 1));
}

/** Ticks as a decimal string, with as many digits as the tick has. */
export function toPrice({ tickSize }: TradingPair, ticks: number): string {
  return Decimal(tickSize)
    .times(ticks)
    .toFixed(tickSize.length - 2);
}

/** A quantity of the usual size, the same for the same seed. */
export function toQuantity({ symbol, minTradeAmount }: TradingPair, seed: string): string {
  const share = Number.parseInt(hash('sha256', `${symbol}/${seed}`).slice(0, 8), 16) % 5000;
  return minTradeAmount.times(1 + share).toString();
}

/** A level on one side of the book, its price and the quantity there; 0 is the best. */
export function toLevel(pair: TradingPair, time: number, side: 'ask' | 'bid', index: number) {
  const distance = 1 + index * LEVEL_GAP;
  const price = toPrice(pair, toTicks(pair, time) + (side === 'ask' ? distance : -distance));
  return [price, toQuantity(pair, `${side}/${price}`)] as const;
}
