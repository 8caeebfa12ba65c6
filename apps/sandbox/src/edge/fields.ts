import { toIssueMessage } from '@errlex/core/validation';
import * as z from 'zod/mini';
import { Decimal } from './decimal.js';

const DAY = 86_400_000;

/** How far apart both times may be, and how long ago `startTime`, on the lists of an account. */
const RANGE_DAYS = 90;
const HISTORY_DAYS = 180;

/** Text that is not empty. */
export const text = z.string().check(z.minLength(1));

/** The symbol of a pair, whether it is traded or not. */
export const symbol = text.check(z.regex(/^[A-Z0-9]{5,20}$/, toIssueMessage('INVALID_SYMBOL', {})));

/** The query of what there is for one pair or for all. */
export const anySymbol = z.object({ symbol: z.optional(symbol) });

/** A number, or a string that holds one, as its digits. */
const digits = (pattern: RegExp) =>
  z.pipe(z.union([z.string(), z.number()]), z.transform(String)).check(z.regex(pattern));

/** An id of up to 19 digits. */
export const id = z.pipe(
  digits(/^[1-9]\d{0,18}$/),
  z.transform((value: string) => BigInt(value)),
);

/** A decimal above zero. */
export const amount = z.pipe(
  digits(/^(?=.*[1-9])\d{1,18}(\.\d{1,18})?$/),
  z.transform((value: string) => Decimal(value)),
);

/** How many items are asked for. */
export function limit(max: number, usual: number) {
  const message = toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max });
  const count = z.pipe(z.string().check(z.regex(/^\d{1,9}$/, message)), z.transform(Number));
  return z._default(count.check(z.minimum(1, message), z.maximum(max, message)), usual);
}

/** A time in milliseconds, which has 13 digits from 2001 to 2286. */
const time = (message: string) =>
  z.optional(z.pipe(z.string().check(z.regex(/^\d{13}$/, message)), z.transform(Number)));

/** The fields of a query over a time range. */
export const timeRange = {
  startTime: time(toIssueMessage('PARAM_VALIDATE_ERROR.startTime', {})),
  endTime: time(toIssueMessage('PARAM_VALIDATE_ERROR.endTime', {})),
};

interface TimeRange {
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/** Refuses a range that a rule calls wrong. No comparison holds for a bound that was left out. */
const refuse = (isWrong: (start: number, end: number) => boolean, error: string) =>
  z.refine<TimeRange>(
    ({ startTime = Number.NaN, endTime = Number.NaN }: TimeRange) => !isWrong(startTime, endTime),
    { error, abort: true },
  );

/** Refuses a range that ends before it starts. */
export const inOrder = refuse((start, end) => start > end, toIssueMessage('START_TIME_AFTER_END_TIME', {}));

/** Refuses a range that is too long, and one that starts too long ago. */
export const inReach = [
  refuse(
    (start, end) => end - start > RANGE_DAYS * DAY,
    toIssueMessage('QUERY_TIME_OUT_OF_RANGE.range', { days: RANGE_DAYS }),
  ),
  refuse(
    (start) => start < Date.now() - HISTORY_DAYS * DAY,
    toIssueMessage('QUERY_TIME_OUT_OF_RANGE.startTime', { days: HISTORY_DAYS }),
  ),
] as const;
