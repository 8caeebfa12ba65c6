import type { Big } from 'big.js';
import { toRawNumber } from './raw-number.js';

/** An order; ids are kept as digits, for they lie beyond 2^53. */
export interface Order {
  readonly orderId: string;
  readonly clientOrderId: string;
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  readonly type: 'LIMIT' | 'MARKET';
  readonly timeInForce: 'GTC' | 'IOC' | 'FOK';
  /** Zero for a market order. */
  readonly price: Big;
  readonly quantity: Big;
  readonly executed: Big;
  readonly executedQuote: Big;
  readonly status: 'NEW' | 'FILLED' | 'CANCELED';
  readonly time: number;
  readonly updateTime: number;
}

/** An order as the API sends it. */
export function toOrderView(order: Order) {
  return {
    symbol: order.symbol,
    orderId: toRawNumber(order.orderId),
    clientOrderId: order.clientOrderId,
    price: order.price.toFixed(),
    origQty: order.quantity.toFixed(),
    executedQty: order.executed.toFixed(),
    cummulativeQuoteQty: order.executedQuote.toFixed(),
    status: order.status,
    timeInForce: order.timeInForce,
    type: order.type,
    side: order.side,
    time: order.time,
    updateTime: order.updateTime,
    isWorking: true,
  };
}
