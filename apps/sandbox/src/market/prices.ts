import { hash } from 'node:crypto';
import { Decimal } from '../edge/json.js';
import type { TradingPair } from './trading-pairs.js';

/** The waves that add up to a price: length in milliseconds, height as a share of the price. */
const waves = [
  { length: 30 * 86_400_000, height: 0.12 },
  { length: 7 * 3_600_000, height: 0.02 },
  { length: 60_000, height: 0.0006 },
];

/** Distance between the levels of a book, in ticks. */
const LEVEL_GAP = 3;

/** Returns the price at a time, in ticks. It depends on the pair and the time only; no order moves it. */
export function priceAt({ anchor }: TradingPair, time: number): number {
  const swing = waves.map(({ length, height }) => height * Math.sin(anchor + (2 * Math.PI * time) / length));
  return Math.round(anchor * swing.reduce((sum, share) => sum + share, 1));
}

/** Formats ticks as a decimal with as many digits as the tick size. */
export function formatPrice({ tickSize }: TradingPair, ticks: number): string {
  return Decimal(tickSize)
    .times(ticks)
    .toFixed(tickSize.length - 2);
}

/** Returns a quantity of usual size, always the same for the same seed. */
export function quantityOf({ symbol, minTradeAmount }: TradingPair, seed: string): string {
  const share = Number.parseInt(hash('sha256', `${symbol}/${seed}`).slice(0, 8), 16) % 5000;
  return minTradeAmount.times(1 + share).toString();
}

/** Returns price and quantity of a level of the book; level 0 is the best. */
export function levelAt(pair: TradingPair, time: number, side: 'ask' | 'bid', level: number) {
  const distance = 1 + level * LEVEL_GAP;
  const price = formatPrice(pair, priceAt(pair, time) + (side === 'ask' ? distance : -distance));
  return [price, quantityOf(pair, `${side}/${price}`)] as const;
}
