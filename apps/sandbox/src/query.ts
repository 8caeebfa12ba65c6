import { toIssueMessage } from '@errlex/core/schema';
import * as z from 'zod/mini';

/** How far apart `startTime` and `endTime` may be, and how long ago `startTime` may be, on the lists of an account. */
export const RANGE_DAYS = 90;
export const HISTORY_DAYS = 180;

const DAY = 86_400_000;

/** Text that is there. */
export const text = z.string().check(z.minLength(1));

/** The symbol of a pair, whether it is traded or not. */
export const symbol = text.check(z.regex(/^[A-Z0-9]{5,20}$/, toIssueMessage('INVALID_SYMBOL', {})));

/** How many items are asked for. */
export function limit(max: number, usual: number) {
  const message = toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max });
  const count = z
    .string()
    .check(
      z.refine((digits) => /^\d{1,9}$/.test(digits) && Number(digits) >= 1 && Number(digits) <= max, message),
    );
  return z._default(z.pipe(count, z.transform(Number)), usual);
}

/** A time in milliseconds, which has 13 digits from 2001 to 2286. */
function time(id: 'PARAM_VALIDATE_ERROR.startTime' | 'PARAM_VALIDATE_ERROR.endTime') {
  const digits = z.string().check(z.regex(/^\d{13}$/, toIssueMessage(id, {})));
  return z.optional(z.pipe(digits, z.transform(Number)));
}

/** The fields of a query over a time range. */
export const timeRange = {
  startTime: time('PARAM_VALIDATE_ERROR.startTime'),
  endTime: time('PARAM_VALIDATE_ERROR.endTime'),
};

interface TimeRange {
  readonly startTime?: number | undefined;
  readonly endTime?: number | undefined;
}

/** Refuses a range that ends before it starts. */
export const inOrder = () =>
  z.refine<TimeRange>(
    ({ startTime, endTime }: TimeRange) =>
      startTime === undefined || endTime === undefined || startTime <= endTime,
    { error: toIssueMessage('START_TIME_AFTER_END_TIME', {}), abort: true },
  );

/** Refuses a range that is too long, and one that starts too long ago. */
export const inReach = () => [
  z.refine<TimeRange>(
    ({ startTime, endTime }: TimeRange) =>
      startTime === undefined || endTime === undefined || endTime - startTime <= RANGE_DAYS * DAY,
    { error: toIssueMessage('QUERY_TIME_OUT_OF_RANGE.range', { days: RANGE_DAYS }), abort: true },
  ),
  z.refine<TimeRange>(
    ({ startTime = Number.POSITIVE_INFINITY }: TimeRange) => startTime >= Date.now() - HISTORY_DAYS * DAY,
    toIssueMessage('QUERY_TIME_OUT_OF_RANGE.startTime', { days: HISTORY_DAYS }),
  ),
];
