import { randomUUID } from 'node:crypto';
import { createApiError, ErrorCode, toApiError } from '@errlex/core';
import { Inject, Injectable } from '@nestjs/common';
import type { Big } from 'big.js';
import { Decimal } from '../edge/json.js';
import { levelAt } from '../market/prices.js';
import { parsePair, TAKER_FEE, type TradingPair } from '../market/trading-pairs.js';
import { SETTINGS, type Settings } from '../settings.js';
import type { Account, Order } from './account.js';
import type { NewOrder, OrderQuery } from './order-schemas.js';

/** Number of orders, and of trades, that an account keeps. */
const HISTORY_LIMIT = 10_000;

/** Number of open orders that an account may have. */
const OPEN_LIMIT = 1_000;

/** Beyond 2^53 and not a double, so a client that reads ids as doubles fails. */
const FIRST_ID = 702_345_678_901_234_567n;

/** Accepts orders: an order that crosses the market is filled at the best price, any other rests until canceled. */
@Injectable()
export class TradingDesk {
  @Inject(SETTINGS) readonly settings!: Settings;
  #nextId = FIRST_ID;

  /**
   * Places an order that queries show after so many milliseconds. Throws the `ApiError` of the rule that the
   * order breaks; the account is then unchanged.
   */
  place(account: Account, request: NewOrder, visibleAfter = 0): Order {
    const pair = parsePair(request.symbol);
    checkOrder(account, pair, request);
    this.#checkClientId(account, request);
    const { side, type, timeInForce, quantity, price = Decimal(0) } = request;
    const time = Date.now();
    const isBuyer = side === 'BUY';
    const [best] = levelAt(pair, time, isBuyer ? 'ask' : 'bid', 0);
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
    if (visibleAfter > 0) account.visibleFrom.set(order.orderId, time + visibleAfter);
    if (isFilled) this.#settle(account, pair, order, paid);
    forgetOldest(account);
    return isFilled || timeInForce === 'GTC' ? order : this.cancel(account, order);
  }

  /** Returns an order that queries show. Throws `SPOT_ORDER_NOT_EXIST`. */
  find(account: Account, query: OrderQuery): Order {
    const order = findOrder(account, query);
    if (!account.isVisible(order)) throw createApiError('SPOT_ORDER_NOT_EXIST');
    return order;
  }

  /** Cancels an open order. Throws `SPOT_ORDER_NOT_EXIST`, also for an order that is filled or canceled. */
  cancel(account: Account, query: OrderQuery): Order {
    const order = findOrder(account, query);
    if (order.status !== 'NEW') throw createApiError('SPOT_ORDER_NOT_EXIST');
    const canceled: Order = { ...order, status: 'CANCELED', updateTime: Date.now() };
    account.orders.set(order.orderId, canceled);
    const { asset, amount } = toCost(parsePair(order.symbol), order, order.price);
    account.change(asset, amount, amount.neg());
    return canceled;
  }

  /** Rejects a client id that an open order has, or any earlier order if client ids must be unique. */
  #checkClientId({ orders }: Account, { newClientOrderId }: NewOrder): void {
    const isTaken = ({ status, clientOrderId }: Order) =>
      clientOrderId === newClientOrderId && (this.settings.uniqueClientIds || status === 'NEW');
    if ([...orders.values()].some(isTaken)) {
      throw createApiError('PARAM_ERROR', { parameter: 'newClientOrderId' });
    }
  }

  /** Credits the proceeds of a filled order, less the fee, and records its trade. */
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

/** Finds an order; if several have the client id, the latest. Throws `SPOT_ORDER_NOT_EXIST`. */
function findOrder({ orders }: Account, { orderId, origClientOrderId }: OrderQuery): Order {
  const order =
    orderId === undefined
      ? [...orders.values()].findLast(({ clientOrderId }) => clientOrderId === origClientOrderId)
      : orders.get(orderId);
  if (order === undefined) throw createApiError('SPOT_ORDER_NOT_EXIST');
  return order;
}

/** Throws the `ApiError` of the rule that an order breaks, apart from balance and client id. */
function checkOrder({ key, orders }: Account, pair: TradingPair, request: NewOrder): void {
  const { quantity, price = Decimal(0) } = request;
  if (key.symbols?.includes(pair.symbol) === false) throw createApiError('NO_PERMISSION_TRADE_PAIR');
  if (!quantity.mod(pair.stepSize).eq(0) || !price.mod(pair.tickSize).eq(0)) {
    throw createApiError('DECIMAL_PRECISION_ERROR');
  }
  if (quantity.lt(pair.minTradeAmount) || quantity.gt(pair.maxTradeAmount)) {
    throw createApiError('PARAM_ERROR', { parameter: 'quantity' });
  }
  const open = [...orders.values()].filter(({ status }) => status === 'NEW').length;
  if (open >= OPEN_LIMIT) {
    const msg = `FAILED_PRECONDITION: Too many open orders. The limit is ${OPEN_LIMIT}`;
    throw toApiError({ code: ErrorCode.SYSTEM_ERROR, msg });
  }
}

/** Returns the asset and the amount that an order takes from the account at a price. */
function toCost({ baseAsset, quoteAsset }: TradingPair, { side, origQty }: Order, price: Big) {
  return side === 'BUY'
    ? { asset: quoteAsset, amount: price.times(origQty) }
    : { asset: baseAsset, amount: origQty };
}

/** Drops the oldest trades, and the oldest orders that are not open, beyond the limit of an account. */
function forgetOldest({ orders, trades, visibleFrom }: Account): void {
  trades.splice(0, trades.length - HISTORY_LIMIT);
  for (const { orderId, status } of orders.values()) {
    if (orders.size <= HISTORY_LIMIT) return;
    if (status === 'NEW') continue;
    orders.delete(orderId);
    visibleFrom.delete(orderId);
  }
}
