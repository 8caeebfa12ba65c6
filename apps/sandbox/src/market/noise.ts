import { hash } from 'node:crypto';

/** A number from 0 up to 2^32 that is always the same for the same parts. */
export function toHash(...parts: readonly (string | number)[]): number {
  return hash('sha256', parts.join('/'), 'buffer').readUInt32BE();
}

/** The waves that a price is made of: their length in milliseconds, and their height as a share of the price. */
const waves = [
  { length: 30 * 86_400_000, height: 0.12 },
  { length: 3 * 86_400_000, height: 0.04 },
  { length: 6 * 3_600_000, height: 0.012 },
  { length: 20 * 60_000, height: 0.003 },
  { length: 60_000, height: 0.0006 },
];

/** The price in ticks at a time: the same for everybody at any run, and never far from the anchor. */
export function toTicks(symbol: string, anchor: number, time: number): number {
  const offset = waves.reduce((sum, { length, height }) => {
    const index = Math.floor(time / length);
    const share = time / length - index;
    const from = toHeight(symbol, length, index);
    return sum + height * (from + (toHeight(symbol, length, index + 1) - from) * share);
  }, 0);
  return Math.round(anchor * (1 + offset));
}

/** From -1 up to 1. */
function toHeight(symbol: string, length: number, index: number): number {
  return (toHash(symbol, length, index) / 2 ** 32) * 2 - 1;
}
