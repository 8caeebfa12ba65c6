import { randomUUID } from 'node:crypto';
import { createApiError } from '@errlex/core';
import { Inject, Injectable } from '@nestjs/common';
import { Big } from 'big.js';
import { TAKER_FEE } from '../market/fees.js';
import { Market } from '../market/market.js';
import type { TradingPair } from '../market/symbols.js';
import type { Account } from './accounts.js';
import type { NewOrder } from './new-order.js';
import type { Order } from './order.js';
import type { OrderQuery } from './order-queries.js';

/** The orders, and the trades, that an account keeps. */
const HISTORY_LIMIT = 10_000;

/** Beyond 2^53, and no double is equal to it. */
const FIRST_ID = 702_345_678_901_234_567n;

/** Takes orders: one that crosses the market is filled at its best price, another rests until it is cancelled. */
@Injectable()
export class TradingDesk {
  @Inject(Market) readonly market!: Market;
  #nextId = FIRST_ID;

  /** Throws the `ApiError` of the rule that the order breaks; the account is then as it was. */
  place(account: Account, request: NewOrder): Order {
    const pair = this.market.readPair(request.symbol);
    account.requirePair(pair.symbol);
    const quantity = toMultiple(request.quantity, pair.stepSize);
    if (quantity.lt(pair.minTradeAmount) || quantity.gt(pair.maxTradeAmount)) {
      throw createApiError('PARAM_ERROR', { parameter: 'quantity' });
    }
    const price = request.price === undefined ? Big(0) : toMultiple(request.price, pair.tickSize);
    const clientOrderId = request.newClientOrderId ?? randomUUID();
    if (this.#isOpen(account, clientOrderId)) {
      throw createApiError('PARAM_ERROR', { parameter: 'newClientOrderId' });
    }
    const { side, type, timeInForce } = request;
    const time = Date.now();
    const order: Order = {
      orderId: this.#createId(),
      clientOrderId,
      symbol: pair.symbol,
      side,
      type,
      timeInForce,
      price,
      quantity,
      executed: Big(0),
      executedQuote: Big(0),
      status: 'NEW',
      time,
      updateTime: time,
    };
    const placed = this.#execute(account, pair, order);
    account.orders.set(placed.orderId, placed);
    this.#forget(account);
    return placed;
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

  /** Throws `SPOT_ORDER_NOT_EXIST`, also for an order that is filled or cancelled. */
  cancel(account: Account, query: OrderQuery): Order {
    const order = this.find(account, query);
    if (order.status !== 'NEW') throw createApiError('SPOT_ORDER_NOT_EXIST');
    const canceled: Order = { ...order, status: 'CANCELED', updateTime: Date.now() };
    account.orders.set(order.orderId, canceled);
    const { asset, amount } = toCost(this.market.readPair(order.symbol), order, order.price);
    account.balances.unlock(asset, amount);
    return canceled;
  }

  #execute(account: Account, pair: TradingPair, order: Order): Order {
    const { bid, ask } = this.market.quote(pair, order.time);
    const best = Big(order.side === 'BUY' ? ask[0] : bid[0]);
    const crosses =
      order.type === 'MARKET' || (order.side === 'BUY' ? order.price.gte(best) : order.price.lte(best));
    if (crosses) return this.#fill(account, pair, order, best);
    const { asset, amount } = toCost(pair, order, order.price);
    account.balances.lock(asset, amount);
    if (order.timeInForce === 'GTC') return order;
    account.balances.unlock(asset, amount);
    return { ...order, status: 'CANCELED' };
  }

  #fill(account: Account, pair: TradingPair, order: Order, price: Big): Order {
    const { orderId, symbol, quantity, time } = order;
    const isBuyer = order.side === 'BUY';
    const quote = price.times(quantity);
    const { asset, amount } = toCost(pair, order, price);
    const received = isBuyer ? quantity : quote;
    const commission = received.times(TAKER_FEE);
    account.balances.spend(asset, amount);
    account.balances.receive(isBuyer ? pair.baseAsset : pair.quoteAsset, received.minus(commission));
    account.trades.push({
      id: this.#createId(),
      orderId,
      symbol,
      price,
      quantity,
      quote,
      commission,
      time,
      isBuyer,
    });
    return { ...order, status: 'FILLED', executed: quantity, executedQuote: quote };
  }

  /** Drops the oldest order that is done, and the oldest trade, beyond what an account keeps. */
  #forget({ orders, trades }: Account): void {
    if (trades.length > HISTORY_LIMIT) trades.shift();
    if (orders.size <= HISTORY_LIMIT) return;
    for (const { orderId, status } of orders.values()) {
      if (status === 'NEW') continue;
      orders.delete(orderId);
      return;
    }
  }

  #isOpen(account: Account, clientOrderId: string): boolean {
    return [...account.orders.values()].some(
      (order) => order.status === 'NEW' && order.clientOrderId === clientOrderId,
    );
  }

  #createId(): string {
    return String(this.#nextId++);
  }
}

/** What an order takes from the account at a price. */
function toCost({ baseAsset, quoteAsset }: TradingPair, { side, quantity }: Order, price: Big) {
  return side === 'BUY'
    ? { asset: quoteAsset, amount: price.times(quantity) }
    : { asset: baseAsset, amount: quantity };
}

/** Throws `DECIMAL_PRECISION_ERROR` for what is no multiple of the step. */
function toMultiple(digits: string, step: string): Big {
  const amount = Big(digits);
  if (!amount.mod(step).eq(0)) throw createApiError('DECIMAL_PRECISION_ERROR');
  return amount;
}
