import { isApiError } from '@errlex/core';
import { Controller, Delete, Get, Headers, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import type * as z from 'zod/mini';
import { AccessGuard, Caller } from '../access/access.guard.js';
import { demoKeys } from '../access/demo-keys.js';
import { anySymbol } from '../edge/fields.js';
import { JsonBody } from '../edge/json-body.js';
import { FAULT_HEADER } from '../faults/requested-fault.js';
import { TAKER_FEE } from '../market/listings.js';
import { parsePair, parsePairs } from '../market/trading-pair.js';
import type { Account } from './account.js';
import { Accounts } from './accounts.js';
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

/** How a batch tells of an order that nobody knows the state of. */
const unknownOutcome = { status: 'FAILED', errorMsg: 'timeout, order state unknown' } as const;

/** An account, its orders and its trades; for whom has signed. */
@Controller('api/v3')
@UseGuards(AccessGuard)
export class TradingController {
  @Inject(TradingDesk) readonly desk!: TradingDesk;

  @Get('account')
  account(@Caller(Accounts) { key, balances, updateTime }: Account) {
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
  place(@Caller(Accounts) account: Account, @JsonBody({ schema: newOrder }) request: NewOrder) {
    const { symbol, orderId, clientOrderId, time } = this.desk.place(account, request);
    return { symbol, orderId, clientOrderId, transactTime: time };
  }

  @Get('order')
  find(@Caller(Accounts) account: Account, @Query({ schema: orderQuery }) query: OrderQuery) {
    return this.desk.find(account, query);
  }

  @Delete('order')
  cancel(@Caller(Accounts) account: Account, @Query({ schema: orderQuery }) query: OrderQuery) {
    const { status } = this.desk.cancel(account, query);
    return { ...query, status };
  }

  @Delete('order/batch')
  cancelBatch(
    @Caller(Accounts) account: Account,
    @JsonBody({ schema: batchBody }) body: z.output<typeof batchBody>,
    @Headers(FAULT_HEADER) fault: string | undefined,
  ) {
    const queries: OrderQuery[] = [
      ...body.orderIds.map((orderId) => ({ orderId })),
      ...body.origClientOrderIds.map((origClientOrderId) => ({ origClientOrderId })),
    ];
    const stuck = fault === 'PARTIAL_BATCH' ? queries.at(-1) : undefined;
    const orderList = queries.map((query) =>
      query === stuck ? { ...query, ...unknownOutcome } : this.#cancelOne(account, query),
    );
    return { orderList };
  }

  @Get('openOrders')
  openOrders(
    @Caller(Accounts) { orders }: Account,
    @Query({ schema: anySymbol }) query: z.output<typeof anySymbol>,
  ) {
    const symbols = parsePairs(query.symbol).map(({ symbol }) => symbol);
    return [...orders.values()].filter(({ symbol, status }) => status === 'NEW' && symbols.includes(symbol));
  }

  @Get('allOrders')
  allOrders(@Caller(Accounts) { orders }: Account, @Query({ schema: historyQuery }) query: HistoryQuery) {
    return select([...orders.values()], query);
  }

  @Get('myTrades')
  myTrades(@Caller(Accounts) { trades }: Account, @Query({ schema: historyQuery }) query: HistoryQuery) {
    return select(trades, query);
  }

  /** In a batch an order that cannot be canceled is told in its place, with the text of the real service. */
  #cancelOne(account: Account, query: OrderQuery) {
    try {
      return this.cancel(account, query);
    } catch (error) {
      if (!isApiError(error, 'SPOT_ORDER_NOT_EXIST')) throw error;
      return { ...query, status: 'EXPIRED', errorMsg: 'order not found' };
    }
  }
}

/** The last items of a pair, a time range and an order, oldest first. */
function select<Item extends { readonly symbol: string; readonly orderId: bigint; readonly time: number }>(
  items: readonly Item[],
  { symbol, orderId, startTime = 0, endTime = Number.POSITIVE_INFINITY, limit }: HistoryQuery,
): Item[] {
  const pair = parsePair(symbol);
  return items
    .filter((item) => item.symbol === pair.symbol && item.time >= startTime && item.time <= endTime)
    .filter((item) => orderId === undefined || item.orderId === orderId)
    .slice(-limit);
}
