import { randomUUID } from 'node:crypto';
import { createApiError } from '@errlex/core';
import { Injectable } from '@nestjs/common';
import type { Big } from 'big.js';
import { Decimal } from '../edge/decimal.js';
import { TAKER_FEE } from '../market/listings.js';
import { toLevel } from '../market/prices.js';
import { parsePair, type TradingPair } from '../market/trading-pair.js';
import type { Account } from './account.js';
import type { Order } from './order.js';
import type { NewOrder, OrderQuery } from './order-schemas.js';

/** The orders, and the trades, that an account keeps. */
const HISTORY_LIMIT = 10_000;

/** Beyond 2^53, and no double is equal to it. */
const FIRST_ID = 702_345_678_901_234_567n;

/** Takes orders: one that crosses the market is filled at its best price, another rests until canceled. */
@Injectable()
export class TradingDesk {
  #nextId = FIRST_ID;

  /** Throws the `ApiError` of the rule that the order breaks; the account is then as it was. */
  place(account: Account, request: NewOrder): Order {
    const pair = parsePair(request.symbol);
    requireValid(account, pair, request);
    const { side, type, timeInForce, quantity, price = Decimal(0) } = request;
    const time = Date.now();
    const isBuyer = side === 'BUY';
    const [best] = toLevel(pair, time, isBuyer ? 'ask' : 'bid', 0);
    const isFilled = type === 'MARKET' || (isBuyer ? price.gte(best) : price.lte(best));
    const paid = isFilled ? Decimal(best) : price;
    const order: Order = {
      symbol: pair.symbol,
      orderId: this.#nextId++,
      clientOrderId: request.newClientOrderId ?? randomUUID(),
      price,
      origQty: quantity,
      executedQty: isFilled ? quantity : Decimal(0),
      cummulativeQuoteQty: isFilled ? quantity.times(paid) : Decimal(0),
      status: isFilled ? 'FILLED' : 'NEW',
      timeInForce,
      type,
      side,
      time,
      updateTime: time,
      isWorking: true,
    };
    const { asset, amount } = toCost(pair, order, paid);
    account.change(asset, amount.neg(), isFilled ? undefined : amount);
    account.orders.set(order.orderId, order);
    if (isFilled) this.#settle(account, pair, order, paid);
    forgetOldest(account);
    return isFilled || timeInForce === 'GTC' ? order : this.cancel(account, order);
  }

  /** Throws `SPOT_ORDER_NOT_EXIST`. Of several orders with one client id the latest counts. */
  find(account: Account, { orderId, origClientOrderId }: OrderQuery): Order {
    const order =
      orderId === undefined
        ? [...account.orders.values()].findLast(({ clientOrderId }) => clientOrderId === origClientOrderId)
        : account.orders.get(orderId);
    if (order === undefined) throw createApiError('SPOT_ORDER_NOT_EXIST');
    return order;
  }

  /** Throws `SPOT_ORDER_NOT_EXIST`, also for an order that is filled or canceled. */
  cancel(account: Account, query: OrderQuery): Order {
    const order = this.find(account, query);
    if (order.status !== 'NEW') throw createApiError('SPOT_ORDER_NOT_EXIST');
    const canceled: Order = { ...order, status: 'CANCELED', updateTime: Date.now() };
    account.orders.set(order.orderId, canceled);
    const { asset, amount } = toCost(parsePair(order.symbol), order, order.price);
    account.change(asset, amount, amount.neg());
    return canceled;
  }

  /** Gives the account what an order that is filled was for, less the fee. */
  #settle(account: Account, pair: TradingPair, order: Order, price: Big): void {
    const { symbol, orderId, origQty: qty, cummulativeQuoteQty: quoteQty, time } = order;
    const isBuyer = order.side === 'BUY';
    const received = isBuyer ? qty : quoteQty;
    const commission = received.times(TAKER_FEE);
    account.change(isBuyer ? pair.baseAsset : pair.quoteAsset, received.minus(commission));
    account.trades.push({
      symbol,
      id: this.#nextId++,
      orderId,
      price,
      qty,
      quoteQty,
      commission,
      time,
      isBuyer,
    });
  }
}

/** Throws the `ApiError` of the rule that an order breaks, whatever the balance. */
function requireValid({ key, orders }: Account, pair: TradingPair, request: NewOrder): void {
  const { quantity, price = Decimal(0), newClientOrderId } = request;
  if (key.symbols?.includes(pair.symbol) === false) throw createApiError('NO_PERMISSION_TRADE_PAIR');
  if (!quantity.mod(pair.stepSize).eq(0) || !price.mod(pair.tickSize).eq(0)) {
    throw createApiError('DECIMAL_PRECISION_ERROR');
  }
  if (quantity.lt(pair.minTradeAmount) || quantity.gt(pair.maxTradeAmount)) {
    throw createApiError('PARAM_ERROR', { parameter: 'quantity' });
  }
  const isOpen = ({ status, clientOrderId }: Order) => status === 'NEW' && clientOrderId === newClientOrderId;
  if ([...orders.values()].some(isOpen)) {
    throw createApiError('PARAM_ERROR', { parameter: 'newClientOrderId' });
  }
}

/** What an order takes from the account at a price. */
function toCost({ baseAsset, quoteAsset }: TradingPair, { side, origQty }: Order, price: Big) {
  return side === 'BUY'
    ? { asset: quoteAsset, amount: price.times(origQty) }
    : { asset: baseAsset, amount: origQty };
}

/** Drops the oldest trades, and the oldest orders that are done, beyond what an account keeps. */
function forgetOldest({ orders, trades }: Account): void {
  trades.splice(0, trades.length - HISTORY_LIMIT);
  for (const { orderId, status } of orders.values()) {
    if (orders.size <= HISTORY_LIMIT) return;
    if (status !== 'NEW') orders.delete(orderId);
  }
}
