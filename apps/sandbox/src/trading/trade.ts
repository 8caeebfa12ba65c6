import type { Big } from 'big.js';
import { toRawNumber } from './raw-number.js';

/** The fill of an order. */
export interface Trade {
  readonly id: string;
  readonly orderId: string;
  readonly symbol: string;
  readonly price: Big;
  readonly quantity: Big;
  readonly quote: Big;
  /** In the asset that was received. */
  readonly commission: Big;
  readonly time: number;
  readonly isBuyer: boolean;
}

/** A trade as the API sends it. */
export function toTradeView(trade: Trade) {
  return {
    symbol: trade.symbol,
    id: toRawNumber(trade.id),
    orderId: toRawNumber(trade.orderId),
    price: trade.price.toFixed(),
    qty: trade.quantity.toFixed(),
    quoteQty: trade.quote.toFixed(),
    commission: trade.commission.toFixed(),
    time: trade.time,
    isBuyer: trade.isBuyer,
  };
}
