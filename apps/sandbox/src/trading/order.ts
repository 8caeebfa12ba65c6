import type { Big } from 'big.js';

/** An order as the API sends it; ids lie beyond 2^53. */
export interface Order {
  readonly symbol: string;
  readonly orderId: bigint;
  readonly clientOrderId: string;
  /** Zero for a market order. */
  readonly price: Big;
  readonly origQty: Big;
  readonly executedQty: Big;
  /** The API spells it so. */
  readonly cummulativeQuoteQty: Big;
  readonly status: 'NEW' | 'FILLED' | 'CANCELED';
  readonly timeInForce: 'GTC' | 'IOC' | 'FOK';
  readonly type: 'LIMIT' | 'MARKET';
  readonly side: 'BUY' | 'SELL';
  readonly time: number;
  readonly updateTime: number;
  readonly isWorking: true;
}
