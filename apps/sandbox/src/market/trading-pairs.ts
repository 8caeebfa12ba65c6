import { createApiError } from '@errlex/core';
import { Decimal } from '../edge/json.js';

/** Share of the received amount that a trade costs; makers and takers pay the same. */
export const TAKER_FEE = '0.001';

/** The coins, and the initial balance of every demo account. */
export const coins = [
  { coin: 'BTC', name: 'Bitcoin', network: 'BTC', withdrawFee: '0.0002', minConfirm: 2, deposit: '2' },
  { coin: 'ETH', name: 'Ethereum', network: 'ETH', withdrawFee: '0.001', minConfirm: 12, deposit: '50' },
  { coin: 'SOL', name: 'Solana', network: 'SOL', withdrawFee: '0.01', minConfirm: 30, deposit: '500' },
  { coin: 'USDT', name: 'Tether', network: 'ETH', withdrawFee: '2', minConfirm: 12, deposit: '100000' },
];

/** Smallest and largest order of a pair, in steps of its quantity. */
const MIN_STEPS = 10;
const MAX_STEPS = 100_000_000;

/** The pairs, the rules of their orders, and the price in ticks that their markets move around. */
export const tradingPairs = [
  { baseAsset: 'BTC', quoteAsset: 'USDT', tickSize: '0.01', stepSize: '0.000001', anchor: 6_850_000 },
  { baseAsset: 'ETH', quoteAsset: 'USDT', tickSize: '0.01', stepSize: '0.00001', anchor: 265_000 },
  { baseAsset: 'SOL', quoteAsset: 'USDT', tickSize: '0.001', stepSize: '0.001', anchor: 152_000 },
  { baseAsset: 'ETH', quoteAsset: 'BTC', tickSize: '0.000001', stepSize: '0.0001', anchor: 38_700 },
].map((pair) => ({
  symbol: `${pair.baseAsset}${pair.quoteAsset}`,
  ...pair,
  minTradeAmount: Decimal(pair.stepSize).times(MIN_STEPS),
  maxTradeAmount: Decimal(pair.stepSize).times(MAX_STEPS),
}));

export type TradingPair = (typeof tradingPairs)[number];

/** Throws `SPOT_SYMBOL_NOT_EXIST`. */
export function parsePair(symbol: string): TradingPair {
  const pair = tradingPairs.find((candidate) => candidate.symbol === symbol);
  if (pair === undefined) throw createApiError('SPOT_SYMBOL_NOT_EXIST');
  return pair;
}

/** Returns the pair of a symbol; without a symbol, all pairs. Throws `SPOT_SYMBOL_NOT_EXIST`. */
export function parsePairs(symbol: string | undefined): readonly TradingPair[] {
  return symbol === undefined ? tradingPairs : [parsePair(symbol)];
}
