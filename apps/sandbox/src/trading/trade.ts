import type { Big } from 'big.js';

/** The fill of an order as the API sends it. */
export interface Trade {
  readonly symbol: string;
  readonly id: bigint;
  readonly orderId: bigint;
  readonly price: Big;
  readonly qty: Big;
  readonly quoteQty: Big;
  /** In the asset that was received. */
  readonly commission: Big;
  readonly time: number;
  readonly isBuyer: boolean;
}
