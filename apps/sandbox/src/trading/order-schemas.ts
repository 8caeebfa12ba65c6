import { toIssueMessage } from '@errlex/core/validation';
import * as z from 'zod/mini';
import { amount, id, limit, startBeforeEnd, symbol, text, timeRange, withinHistory } from '../edge/fields.js';

/** One of several words. Another word gets its own error; a missing one is reported like any missing param. */
function word<const Words extends readonly string[]>(
  words: Words,
  reason: 'INVALID_SIDE' | 'INVALID_ORDER_TYPE' | 'INVALID_TIME_IN_FORCE',
) {
  return z.enum(words, { error: ({ input }) => (input ? toIssueMessage(reason, {}) : undefined) });
}

/** Body of a new order. A limit order needs a price, a market order must not have one. */
export const newOrder = z
  .object({
    symbol,
    side: word(['BUY', 'SELL'], 'INVALID_SIDE'),
    type: word(['LIMIT', 'MARKET'], 'INVALID_ORDER_TYPE'),
    quantity: amount,
    price: z.optional(amount),
    timeInForce: z._default(word(['GTC', 'IOC', 'FOK'], 'INVALID_TIME_IN_FORCE'), 'GTC'),
    newClientOrderId: z.optional(
      z.string().check(z.regex(/^[\w-]{1,40}$/, toIssueMessage('CLIENT_OID_LENGTH_ERROR', {}))),
    ),
  })
  .check(
    z.refine(({ type, price }) => type !== 'MARKET' || price === undefined, {
      error: toIssueMessage('INVALID_PARAM_COMBINATION', {}),
    }),
    z.refine(({ type, price }) => type !== 'LIMIT' || price !== undefined, { path: ['price'] }),
  );

export type NewOrder = z.output<typeof newOrder>;

/** Query for one order, by exactly one of its two ids. */
export const orderQuery = z.object({ orderId: z.optional(id), origClientOrderId: z.optional(text) }).check(
  z.refine((query) => Object.keys(query).length > 0, { error: toIssueMessage('PARAM_VALIDATE_ERROR', {}) }),
  z.refine((query) => Object.keys(query).length < 2, {
    error: toIssueMessage('INVALID_PARAM_COMBINATION', {}),
  }),
);

export type OrderQuery = z.output<typeof orderQuery>;

/** Query of `allOrders` and `myTrades`. */
export const historyQuery = z
  .object({ symbol, orderId: z.optional(id), ...timeRange, limit: limit(1000, 500) })
  .check(startBeforeEnd, ...withinHistory);

export type HistoryQuery = z.output<typeof historyQuery>;

/** Maximum number of ids of either kind in a batch. */
const BATCH_LIMIT = 50;

/** Body of `order/batch`. */
export const batchBody = z
  .object({
    orderIds: z._default(z.array(id).check(z.maxLength(BATCH_LIMIT)), []),
    origClientOrderIds: z._default(z.array(text).check(z.maxLength(BATCH_LIMIT)), []),
  })
  .check(
    z.refine((body) => body.orderIds.length + body.origClientOrderIds.length > 0, { path: ['orderIds'] }),
  );
