import { toIssueMessage } from '@errlex/core/validation';
import * as z from 'zod/mini';
import { Decimal } from './json.js';

const DAY_MS = 86_400_000;

/** Longest time range of an account's lists, and how long ago it may start. */
const RANGE_DAYS = 90;
const HISTORY_DAYS = 180;

/** Non-empty text. */
export const text = z.string().check(z.minLength(1));

/** A well-formed symbol, whether the pair is traded or not. */
export const symbol = text.check(z.regex(/^[A-Z0-9]{5,20}$/, toIssueMessage('INVALID_SYMBOL', {})));

/** Query for one pair or for all. */
export const anySymbol = z.object({ symbol: z.optional(symbol) });

/** A number or a string, as a string that matches a pattern. */
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

/** Number of items that a query asks for. */
export function limit(max: number, defaultLimit: number) {
  const message = toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max });
  const count = z.pipe(z.string().check(z.regex(/^\d{1,9}$/, message)), z.transform(Number));
  return z._default(count.check(z.minimum(1, message), z.maximum(max, message)), defaultLimit);
}

/** A time in milliseconds; it has 13 digits from 2001 to 2286. */
const time = (message: string) =>
  z.optional(z.pipe(z.string().check(z.regex(/^\d{13}$/, message)), z.transform(Number)));

/** Fields of a query with a time range. */
export const timeRange = {
  startTime: time(toIssueMessage('PARAM_VALIDATE_ERROR.startTime', {})),
  endTime: time(toIssueMessage('PARAM_VALIDATE_ERROR.endTime', {})),
};

interface TimeRange {
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/** Rejects a range for which a rule is true. Comparisons with an omitted bound are false. */
const rejectRange = (isWrong: (start: number, end: number) => boolean, error: string) =>
  z.refine<TimeRange>(
    ({ startTime = Number.NaN, endTime = Number.NaN }: TimeRange) => !isWrong(startTime, endTime),
    { error, abort: true },
  );

/** Rejects a range that ends before it starts. */
export const startBeforeEnd = rejectRange(
  (start, end) => start > end,
  toIssueMessage('START_TIME_AFTER_END_TIME', {}),
);

/** Rejects a range that is too long or starts too long ago. */
export const withinHistory = [
  rejectRange(
    (start, end) => end - start > RANGE_DAYS * DAY_MS,
    toIssueMessage('QUERY_TIME_OUT_OF_RANGE.range', { days: RANGE_DAYS }),
  ),
  rejectRange(
    (start) => start < Date.now() - HISTORY_DAYS * DAY_MS,
    toIssueMessage('QUERY_TIME_OUT_OF_RANGE.startTime', { days: HISTORY_DAYS }),
  ),
] as const;
