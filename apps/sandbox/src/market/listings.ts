/** The share of what is received that a trade costs; a maker pays the same. */
export const TAKER_FEE = '0.001';

/** The coins that the sandbox knows, and what every demo account holds of them at the start. */
export const coins = [
  { coin: 'BTC', name: 'Bitcoin', network: 'BTC', withdrawFee: '0.0002', minConfirm: 2, deposit: '2' },
  { coin: 'ETH', name: 'Ethereum', network: 'ETH', withdrawFee: '0.001', minConfirm: 12, deposit: '50' },
  { coin: 'SOL', name: 'Solana', network: 'SOL', withdrawFee: '0.01', minConfirm: 30, deposit: '500' },
  { coin: 'USDT', name: 'Tether', network: 'ETH', withdrawFee: '2', minConfirm: 12, deposit: '100000' },
];

/** The pairs that the sandbox trades, and the price in ticks that their markets move around. */
export const pairs = [
  { baseAsset: 'BTC', quoteAsset: 'USDT', tickSize: '0.01', stepSize: '0.000001', anchor: 6_850_000 },
  { baseAsset: 'ETH', quoteAsset: 'USDT', tickSize: '0.01', stepSize: '0.00001', anchor: 265_000 },
  { baseAsset: 'SOL', quoteAsset: 'USDT', tickSize: '0.001', stepSize: '0.001', anchor: 152_000 },
  { baseAsset: 'ETH', quoteAsset: 'BTC', tickSize: '0.000001', stepSize: '0.0001', anchor: 38_700 },
];
