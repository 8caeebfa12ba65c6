import { createApiError } from '@errlex/core';
import { Decimal } from '../edge/decimal.js';
import { pairs } from './listings.js';

/** The smallest and the largest order of a pair, in steps of its quantity. */
const MIN_STEPS = 10;
const MAX_STEPS = 100_000_000;

export type TradingPair = (typeof tradingPairs)[number];

/** The pairs that the sandbox trades, each with the rules of its orders. */
export const tradingPairs = pairs.map((pair) => ({
  symbol: `${pair.baseAsset}${pair.quoteAsset}`,
  ...pair,
  minTradeAmount: Decimal(pair.stepSize).times(MIN_STEPS),
  maxTradeAmount: Decimal(pair.stepSize).times(MAX_STEPS),
}));

/** Throws `SPOT_SYMBOL_NOT_EXIST`. */
export function parsePair(symbol: string): TradingPair {
  const pair = tradingPairs.find((candidate) => candidate.symbol === symbol);
  if (pair === undefined) throw createApiError('SPOT_SYMBOL_NOT_EXIST');
  return pair;
}

/** The pair of a symbol, or all pairs. Throws `SPOT_SYMBOL_NOT_EXIST`. */
export function parsePairs(symbol: string | undefined): readonly TradingPair[] {
  return symbol === undefined ? tradingPairs : [parsePair(symbol)];
}
