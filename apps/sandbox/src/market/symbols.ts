/** A trading pair as `exchangeInfo` tells it, and the price that its market moves around. */
export interface TradingPair {
  readonly symbol: string;
  readonly baseAsset: string;
  readonly quoteAsset: string;
  readonly tickSize: string;
  readonly stepSize: string;
  readonly minTradeAmount: string;
  readonly maxTradeAmount: string;
  /** In ticks. */
  readonly anchor: number;
}

/** The pairs that the sandbox trades. */
export const tradingPairs: readonly TradingPair[] = [
  {
    symbol: 'BTCUSDT',
    baseAsset: 'BTC',
    quoteAsset: 'USDT',
    tickSize: '0.01',
    stepSize: '0.000001',
    minTradeAmount: '0.00001',
    maxTradeAmount: '100',
    anchor: 6_850_000,
  },
  {
    symbol: 'ETHUSDT',
    baseAsset: 'ETH',
    quoteAsset: 'USDT',
    tickSize: '0.01',
    stepSize: '0.00001',
    minTradeAmount: '0.0001',
    maxTradeAmount: '1000',
    anchor: 265_000,
  },
  {
    symbol: 'SOLUSDT',
    baseAsset: 'SOL',
    quoteAsset: 'USDT',
    tickSize: '0.001',
    stepSize: '0.001',
    minTradeAmount: '0.01',
    maxTradeAmount: '10000',
    anchor: 152_000,
  },
  {
    symbol: 'ETHBTC',
    baseAsset: 'ETH',
    quoteAsset: 'BTC',
    tickSize: '0.000001',
    stepSize: '0.0001',
    minTradeAmount: '0.001',
    maxTradeAmount: '1000',
    anchor: 38_700,
  },
];
