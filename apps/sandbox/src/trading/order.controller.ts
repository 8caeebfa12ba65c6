import { isApiError } from '@errlex/core';
import { ApiValidationPipe } from '@errlex/nestjs/validation';
import { Controller, Delete, Get, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import type * as z from 'zod/mini';
import { AccessGuard, Caller } from '../access/access.guard.js';
import { JsonBody } from '../edge/json-body.js';
import type { Account } from './accounts.js';
import { type NewOrder, newOrder } from './new-order.js';
import { toOrderView } from './order.js';
import { batchBody, type OrderQuery, orderQuery } from './order-queries.js';
import { toRawNumber } from './raw-number.js';
import { TradingDesk } from './trading-desk.js';

/** One order: placed, looked up, cancelled; and several cancelled at once. */
@Controller('api/v3/order')
@UseGuards(AccessGuard)
export class OrderController {
  @Inject(TradingDesk) readonly desk!: TradingDesk;

  @Post()
  @HttpCode(200)
  place(
    @Caller() account: Account,
    @JsonBody(new ApiValidationPipe({ schema: newOrder })) request: NewOrder,
  ) {
    const { symbol, orderId, clientOrderId, time } = this.desk.place(account, request);
    return { symbol, orderId: toRawNumber(orderId), clientOrderId, transactTime: time };
  }

  @Get()
  find(@Caller() account: Account, @Query(new ApiValidationPipe({ schema: orderQuery })) query: OrderQuery) {
    return toOrderView(this.desk.find(account, query));
  }

  @Delete()
  cancel(
    @Caller() account: Account,
    @Query(new ApiValidationPipe({ schema: orderQuery })) query: OrderQuery,
  ) {
    const { status } = this.desk.cancel(account, query);
    return { ...toIdView(query), status };
  }

  @Delete('batch')
  cancelBatch(
    @Caller() account: Account,
    @JsonBody(new ApiValidationPipe({ schema: batchBody })) body: z.output<typeof batchBody>,
  ) {
    const queries: OrderQuery[] = [
      ...body.orderIds.map((orderId) => ({ orderId })),
      ...body.origClientOrderIds.map((origClientOrderId) => ({ origClientOrderId })),
    ];
    return { orderList: queries.map((query) => this.#cancelOne(account, query)) };
  }

  /** In a batch an order that cannot be cancelled is told in its place, with the text of the real service. */
  #cancelOne(account: Account, query: OrderQuery) {
    try {
      return this.cancel(account, query);
    } catch (error) {
      if (!isApiError(error, 'SPOT_ORDER_NOT_EXIST')) throw error;
      return { ...toIdView(query), status: 'EXPIRED', errorMsg: 'order not found' };
    }
  }
}

/** The id that an order was named by. */
function toIdView({ orderId, origClientOrderId }: OrderQuery) {
  return orderId === undefined ? { origClientOrderId } : { orderId: toRawNumber(orderId) };
}
