import { toIssueMessage } from '@errlex/core/validation';
import * as z from 'zod/mini';
import { amount, id, inOrder, inReach, limit, symbol, text, timeRange } from '../edge/fields.js';

/** One of several words; any other has a message of its own, and a missing one is named by its path. */
function word<const Words extends readonly string[]>(
  words: Words,
  otherwise: 'INVALID_SIDE' | 'INVALID_ORDER_TYPE' | 'INVALID_TIME_IN_FORCE',
) {
  return z.enum(words, { error: ({ input }) => (input ? toIssueMessage(otherwise, {}) : undefined) });
}

/** The body of a new order. A market order has no price, a limit order needs one. */
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

/** The query that names one order: by exactly one of its two ids. */
export const orderQuery = z.object({ orderId: z.optional(id), origClientOrderId: z.optional(text) }).check(
  z.refine((query) => Object.keys(query).length > 0, { error: toIssueMessage('PARAM_VALIDATE_ERROR', {}) }),
  z.refine((query) => Object.keys(query).length < 2, {
    error: toIssueMessage('INVALID_PARAM_COMBINATION', {}),
  }),
);

export type OrderQuery = z.output<typeof orderQuery>;

/** The query of `allOrders`, and of `myTrades`, which takes an order beside it. */
export const historyQuery = z
  .object({ symbol, orderId: z.optional(id), ...timeRange, limit: limit(1000, 500) })
  .check(inOrder, ...inReach);

export type HistoryQuery = z.output<typeof historyQuery>;

/** The most orders that are canceled at once, by either kind of id. */
const BATCH_LIMIT = 50;

/** The body of `order/batch`. */
export const batchBody = z
  .object({
    orderIds: z._default(z.array(id).check(z.maxLength(BATCH_LIMIT)), []),
    origClientOrderIds: z._default(z.array(text).check(z.maxLength(BATCH_LIMIT)), []),
  })
  .check(
    z.refine((body) => body.orderIds.length + body.origClientOrderIds.length > 0, { path: ['orderIds'] }),
  );
