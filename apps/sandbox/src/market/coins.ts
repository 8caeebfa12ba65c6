/** A coin and the network that it travels on, as `coins` tells them. */
export interface Coin {
  readonly coin: string;
  readonly name: string;
  readonly network: string;
  readonly contractAddress: string;
  readonly withdrawFee: string;
  readonly withdrawMin: string;
  readonly minConfirm: number;
  /** What every demo account holds at the start. */
  readonly deposit: string;
}

/** The coins that the sandbox knows. */
export const coins: readonly Coin[] = [
  {
    coin: 'BTC',
    name: 'Bitcoin',
    network: 'BTC',
    contractAddress: '',
    withdrawFee: '0.0002',
    withdrawMin: '0.001',
    minConfirm: 2,
    deposit: '2',
  },
  {
    coin: 'ETH',
    name: 'Ethereum',
    network: 'ETH',
    contractAddress: '',
    withdrawFee: '0.001',
    withdrawMin: '0.01',
    minConfirm: 12,
    deposit: '50',
  },
  {
    coin: 'SOL',
    name: 'Solana',
    network: 'SOL',
    contractAddress: '',
    withdrawFee: '0.01',
    withdrawMin: '0.1',
    minConfirm: 30,
    deposit: '500',
  },
  {
    coin: 'USDT',
    name: 'Tether USD',
    network: 'ERC20',
    contractAddress: '0xdac17f958d2ee523a2206206994597c13d831ec7',
    withdrawFee: '2',
    withdrawMin: '10',
    minConfirm: 12,
    deposit: '100000',
  },
];
