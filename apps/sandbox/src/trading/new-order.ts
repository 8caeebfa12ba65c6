import { toIssueMessage } from '@errlex/core/schema';
import * as z from 'zod/mini';
import { symbol } from '../query.js';

/** A message of its own for a value that is there and wrong; one that is missing is named by its path. */
const otherwise =
  (id: 'INVALID_SIDE' | 'INVALID_ORDER_TYPE' | 'INVALID_TIME_IN_FORCE') =>
  ({ input }: { readonly input?: unknown }) =>
    input === undefined || input === null || input === '' ? undefined : toIssueMessage(id, {});

/** A decimal above zero, as a string or a number. */
const amount = z
  .pipe(z.union([z.string(), z.number()]), z.transform(String))
  .check(z.refine((digits) => /^\d{1,18}(\.\d{1,18})?$/.test(digits) && /[1-9]/.test(digits)));

const clientOrderId = z
  .string()
  .check(z.regex(/^[\w-]{1,40}$/, toIssueMessage('CLIENT_OID_LENGTH_ERROR', {})));

/** The body of a new order. A market order has no price, a limit order needs one. */
export const newOrder = z
  .object({
    symbol,
    side: z.enum(['BUY', 'SELL'], { error: otherwise('INVALID_SIDE') }),
    type: z.enum(['LIMIT', 'MARKET'], { error: otherwise('INVALID_ORDER_TYPE') }),
    quantity: amount,
    price: z.optional(amount),
    timeInForce: z._default(
      z.enum(['GTC', 'IOC', 'FOK'], { error: otherwise('INVALID_TIME_IN_FORCE') }),
      'GTC',
    ),
    newClientOrderId: z.optional(clientOrderId),
  })
  .check(
    z.refine(({ type, price }) => type !== 'MARKET' || price === undefined, {
      error: toIssueMessage('INVALID_PARAM_COMBINATION', {}),
    }),
    z.refine(({ type, price }) => type !== 'LIMIT' || price !== undefined, { path: ['price'] }),
  );

export type NewOrder = z.output<typeof newOrder>;
