import { ApiValidationPipe } from '@errlex/nestjs/validation';
import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import type * as z from 'zod/mini';
import { AccessGuard, Caller } from '../access/access.guard.js';
import { TAKER_FEE } from '../market/fees.js';
import { Market } from '../market/market.js';
import type { Account } from './accounts.js';
import { toOrderView } from './order.js';
import { allOrdersQuery, myTradesQuery, openOrdersQuery } from './order-queries.js';
import { toTradeView } from './trade.js';

/** What an account holds, and the lists of its orders and trades. */
@Controller('api/v3')
@UseGuards(AccessGuard)
export class AccountController {
  @Inject(Market) readonly market!: Market;

  @Get('account')
  account(@Caller() { balances, canTrade, uid }: Account) {
    // Commissions of the account are in units of 0.01 %.
    return {
      makerCommission: Number(TAKER_FEE) * 10_000,
      takerCommission: Number(TAKER_FEE) * 10_000,
      commissionRates: { maker: TAKER_FEE, taker: TAKER_FEE },
      canTrade,
      canWithdraw: false,
      canDeposit: false,
      updateTime: balances.updateTime,
      accountType: 'SPOT',
      balances: balances.list(),
      permissions: ['SPOT'],
      uid,
    };
  }

  @Get('openOrders')
  openOrders(
    @Caller() account: Account,
    @Query(new ApiValidationPipe({ schema: openOrdersQuery })) query: z.output<typeof openOrdersQuery>,
  ) {
    const symbols = this.market.readPairs(query.symbol).map(({ symbol }) => symbol);
    return [...account.orders.values()]
      .filter(({ symbol, status }) => status === 'NEW' && symbols.includes(symbol))
      .map(toOrderView);
  }

  @Get('allOrders')
  allOrders(
    @Caller() account: Account,
    @Query(new ApiValidationPipe({ schema: allOrdersQuery })) query: z.output<typeof allOrdersQuery>,
  ) {
    return this.#select([...account.orders.values()], query).map(toOrderView);
  }

  @Get('myTrades')
  myTrades(
    @Caller() account: Account,
    @Query(new ApiValidationPipe({ schema: myTradesQuery })) query: z.output<typeof myTradesQuery>,
  ) {
    const { orderId } = query;
    const trades = account.trades.filter((trade) => orderId === undefined || trade.orderId === orderId);
    return this.#select(trades, query).map(toTradeView);
  }

  /** The last items of a pair and a time range, oldest first. */
  #select<Item extends { readonly symbol: string; readonly time: number }>(
    items: readonly Item[],
    query: z.output<typeof allOrdersQuery>,
  ): Item[] {
    const { symbol } = this.market.readPair(query.symbol);
    const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit } = query;
    return items
      .filter((item) => item.symbol === symbol && item.time >= startTime && item.time <= endTime)
      .slice(-limit);
  }
}
