import { truncate } from '../text/plain-text.js';

/** Latest time that a `Date` can hold. */
const MAX_TIME_MS = 8.64e15;

const MAX_LANGUAGE_LENGTH = 64;

/** The facts that an error keeps of its HTTP response: never a URL, a key or another header. */
export interface ResponseInfo {
  /** The received status. `definition.httpStatus` is the status for a response of your own. */
  readonly httpStatus: number;
  /** `Retry-After` in milliseconds from `receivedAt`, never negative. */
  readonly retryAfter?: number;
  /** The header `Date`: the server's clock in epoch milliseconds, rounded down to seconds. */
  readonly date?: number;
  /** Time when the response was read, in epoch milliseconds of the local clock. */
  readonly receivedAt: number;
  /** The header `Content-Language`: the language of the text, at most 64 UTF-16 units. */
  readonly contentLanguage?: string;
}

/** Parses the response info in the JSON of an error. Returns `undefined` if its fields are invalid. */
export function parseResponseInfo(value: unknown): ResponseInfo | undefined {
  const { httpStatus, retryAfter, date, receivedAt, contentLanguage } = (value ?? {}) as Record<
    string,
    unknown
  >;
  if (!isWithin(httpStatus, 100, 599) || !isWithin(receivedAt, 0, MAX_TIME_MS)) return undefined;
  return {
    httpStatus,
    ...(isWithin(retryAfter, 0, MAX_TIME_MS) && { retryAfter }),
    ...(isWithin(date, 0, MAX_TIME_MS) && { date }),
    receivedAt,
    ...(typeof contentLanguage === 'string' && {
      contentLanguage: truncate(contentLanguage, MAX_LANGUAGE_LENGTH),
    }),
  };
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/**
 * Collects the facts that an error keeps of its HTTP response. `readHeader` returns a header by its
 * lower-case name.
 */
export function toResponseInfo(
  httpStatus: number,
  readHeader: (name: string) => string | null | undefined,
  receivedAt = Date.now(),
): ResponseInfo {
  const date = toTime(readHeader('date'));
  const retryAfter = toRetryAfter(readHeader('retry-after'), date ?? receivedAt);
  const contentLanguage = readHeader('content-language');
  return {
    httpStatus,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(date !== undefined && { date }),
    receivedAt,
    ...(contentLanguage && { contentLanguage: truncate(contentLanguage, MAX_LANGUAGE_LENGTH) }),
  };
}

/** Parses `Retry-After`: seconds, or an HTTP date, which is compared with the server's clock. */
function toRetryAfter(text: string | null | undefined, now: number): number | undefined {
  if (text && /^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000;
  const until = toTime(text);
  return until === undefined ? undefined : Math.max(0, until - now);
}

function toTime(text: string | null | undefined): number | undefined {
  // Requires the name of a month: `Date.parse` alone reads "5" as a date in 2001 and "result-1000" as the
  // year 1000.
  const time = text && /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return time >= 0 ? time : undefined;
}
