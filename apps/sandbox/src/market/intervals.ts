const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The lengths of the intervals in milliseconds; `1M` is a calendar month and has none. */
export const intervals = {
  '1m': minute,
  '5m': 5 * minute,
  '15m': 15 * minute,
  '30m': 30 * minute,
  '1h': hour,
  '2h': 2 * hour,
  '4h': 4 * hour,
  '6h': 6 * hour,
  '8h': 8 * hour,
  '12h': 12 * hour,
  '1d': day,
  '1w': 7 * day,
  '1M': undefined,
} as const;

export type Interval = keyof typeof intervals;

/** Weeks begin on Monday, and the epoch was a Thursday. */
const firstMonday = 4 * day;

/** When the candle that holds `time` opens, in UTC; `shift` counts candles from there. */
export function alignToInterval(time: number, interval: Interval, shift = 0): number {
  const length = intervals[interval];
  if (length === undefined) {
    const date = new Date(time);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + shift);
  }
  const origin = interval === '1w' ? firstMonday : 0;
  return Math.floor((time - origin) / length) * length + origin + shift * length;
}
