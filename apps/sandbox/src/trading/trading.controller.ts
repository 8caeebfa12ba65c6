import { isApiError } from '@errlex/core';
import { Controller, Delete, Get, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import type * as z from 'zod/mini';
import { AccessGuard, Caller } from '../access/access.guard.js';
import { demoKeys } from '../access/demo-keys.js';
import { anySymbol } from '../edge/fields.js';
import { JsonBody } from '../edge/json.js';
import { Fault, type RequestedFault } from '../faults/fault-headers.js';
import { parsePair, parsePairs, TAKER_FEE } from '../market/trading-pairs.js';
import { type Account, AccountPipe } from './account.js';
import {
  batchBody,
  type HistoryQuery,
  historyQuery,
  type NewOrder,
  newOrder,
  type OrderQuery,
  orderQuery,
} from './order-schemas.js';
import { TradingDesk } from './trading-desk.js';

/** Item of a batch for an order whose state is unknown. */
const unknownOutcome = { status: 'FAILED', errorMsg: 'timeout, order state unknown' } as const;

/** Signed endpoints: an account, its orders and its trades. */
@Controller('api/v3')
@UseGuards(AccessGuard)
export class TradingController {
  @Inject(TradingDesk) readonly desk!: TradingDesk;

  @Get('account')
  account(@Caller(AccountPipe) { key, balances, updateTime }: Account) {
    // Commissions of the account are in units of 0.01 %.
    return {
      makerCommission: Number(TAKER_FEE) * 10_000,
      takerCommission: Number(TAKER_FEE) * 10_000,
      commissionRates: { maker: TAKER_FEE, taker: TAKER_FEE },
      canTrade: key.canTrade ?? true,
      canWithdraw: false,
      canDeposit: false,
      updateTime,
      accountType: 'SPOT',
      balances,
      permissions: ['SPOT'],
      uid: 10_000 + demoKeys.indexOf(key),
    };
  }

  @Post('order')
  @HttpCode(200)
  place(
    @Caller(AccountPipe) account: Account,
    @JsonBody({ schema: newOrder }) request: NewOrder,
    @Fault() { visibleAfter }: RequestedFault,
  ) {
    const { symbol, orderId, clientOrderId, time } = this.desk.place(account, request, visibleAfter);
    return { symbol, orderId, clientOrderId, transactTime: time };
  }

  @Get('order')
  find(@Caller(AccountPipe) account: Account, @Query({ schema: orderQuery }) query: OrderQuery) {
    return this.desk.find(account, query);
  }

  @Delete('order')
  cancel(@Caller(AccountPipe) account: Account, @Query({ schema: orderQuery }) query: OrderQuery) {
    const { status } = this.desk.cancel(account, query);
    return { ...query, status };
  }

  @Delete('order/batch')
  cancelBatch(
    @Caller(AccountPipe) account: Account,
    @JsonBody({ schema: batchBody }) body: z.output<typeof batchBody>,
    @Fault() { name }: RequestedFault,
  ) {
    const queries: OrderQuery[] = [
      ...body.orderIds.map((orderId) => ({ orderId })),
      ...body.origClientOrderIds.map((origClientOrderId) => ({ origClientOrderId })),
    ];
    const stuck = name === 'PARTIAL_BATCH' ? queries.at(-1) : undefined;
    const orderList = queries.map((query) =>
      query === stuck ? { ...query, ...unknownOutcome } : this.#cancelOne(account, query),
    );
    return { orderList };
  }

  @Get('openOrders')
  openOrders(
    @Caller(AccountPipe) { orders, isVisible }: Account,
    @Query({ schema: anySymbol }) query: z.output<typeof anySymbol>,
  ) {
    const symbols = parsePairs(query.symbol).map(({ symbol }) => symbol);
    return [...orders.values()]
      .filter(isVisible)
      .filter(({ symbol, status }) => status === 'NEW' && symbols.includes(symbol));
  }

  @Get('allOrders')
  allOrders(
    @Caller(AccountPipe) { orders, isVisible }: Account,
    @Query({ schema: historyQuery }) query: HistoryQuery,
  ) {
    return selectItems([...orders.values()].filter(isVisible), query);
  }

  @Get('myTrades')
  myTrades(
    @Caller(AccountPipe) { trades, isVisible }: Account,
    @Query({ schema: historyQuery }) query: HistoryQuery,
  ) {
    return selectItems(trades.filter(isVisible), query);
  }

  /** Cancels one order of a batch; if that is impossible, returns an item with the text of the real service. */
  #cancelOne(account: Account, query: OrderQuery) {
    try {
      return this.cancel(account, query);
    } catch (error) {
      if (!isApiError(error, 'SPOT_ORDER_NOT_EXIST')) throw error;
      return { ...query, status: 'EXPIRED', errorMsg: 'order not found' };
    }
  }
}

/** Returns the last items of a pair, a time range and an order, oldest first. */
function selectItems<
  Item extends { readonly symbol: string; readonly orderId: bigint; readonly time: number },
>(
  items: readonly Item[],
  { symbol, orderId, startTime = 0, endTime = Number.POSITIVE_INFINITY, limit }: HistoryQuery,
): Item[] {
  const pair = parsePair(symbol);
  return items
    .filter((item) => item.symbol === pair.symbol && item.time >= startTime && item.time <= endTime)
    .filter((item) => orderId === undefined || item.orderId === orderId)
    .slice(-limit);
}
