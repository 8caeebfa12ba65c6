import { toIssueMessage } from '@errlex/core/schema';
import * as z from 'zod/mini';
import { inOrder, inReach, limit, symbol, text, timeRange } from '../query.js';

const orderId = z.string().check(z.regex(/^[1-9]\d{0,18}$/));

/** The query that names one order: by exactly one of its two ids. */
export const orderQuery = z
  .object({ orderId: z.optional(orderId), origClientOrderId: z.optional(text) })
  .check(
    z.refine((query) => query.orderId !== undefined || query.origClientOrderId !== undefined, {
      error: toIssueMessage('PARAM_VALIDATE_ERROR', {}),
    }),
    z.refine((query) => query.orderId === undefined || query.origClientOrderId === undefined, {
      error: toIssueMessage('INVALID_PARAM_COMBINATION', {}),
    }),
  );

export type OrderQuery = z.output<typeof orderQuery>;

const list = { ...timeRange, limit: limit(1000, 500) };

/** The query of `openOrders`. */
export const openOrdersQuery = z.object({ symbol: z.optional(symbol) });

/** The query of `allOrders`. */
export const allOrdersQuery = z.object({ symbol, ...list }).check(inOrder(), ...inReach());

/** The query of `myTrades`. */
export const myTradesQuery = z
  .object({ symbol, orderId: z.optional(orderId), ...list })
  .check(inOrder(), ...inReach());

/** Ids in a JSON body: those beyond 2^53 have become strings by then. */
const bodyId = z.pipe(z.union([z.string(), z.int()]), z.transform(String)).check(z.regex(/^[1-9]\d{0,18}$/));

/** The most orders that are cancelled at once, by either kind of id. */
const BATCH_LIMIT = 50;

/** The body of `order/batch`. */
export const batchBody = z
  .object({
    orderIds: z._default(z.array(bodyId).check(z.maxLength(BATCH_LIMIT)), []),
    origClientOrderIds: z._default(z.array(text).check(z.maxLength(BATCH_LIMIT)), []),
  })
  .check(
    z.refine((body) => body.orderIds.length + body.origClientOrderIds.length > 0, { path: ['orderIds'] }),
  );
