import { truncate } from '../text/truncate.js';

/** The last moment that a `Date` can hold, in epoch milliseconds. */
const MAX_TIME = 8.64e15;

export const LANGUAGE_LIMIT = 64;

/** What is kept of the HTTP answer that an error came with: never a URL, a key or another header. */
export interface Answer {
  /** The status that came. What a server of your own should answer with is `definition.httpStatus`. */
  readonly httpStatus: number;
  /** `Retry-After` in milliseconds from `receivedAt`, never negative. */
  readonly retryAfter?: number;
  /** The server's clock, in epoch milliseconds, to the second: its `Date`. */
  readonly date?: number;
  /** When the answer was read, in epoch milliseconds of the local clock. */
  readonly receivedAt: number;
  /** The language of the text on the wire, as the server names it, at most 64 UTF-16 units. */
  readonly contentLanguage?: string;
}

/** The answer in the JSON of an error; undefined where its fields are not what they should be. */
export function parseAnswer(value: unknown): Answer | undefined {
  const { httpStatus, retryAfter, date, receivedAt, contentLanguage } = (value ?? {}) as Record<
    string,
    unknown
  >;
  if (!isWithin(httpStatus, 100, 599) || !isWithin(receivedAt, 0, MAX_TIME)) return undefined;
  return {
    httpStatus,
    ...(isWithin(retryAfter, 0, MAX_TIME) && { retryAfter }),
    ...(isWithin(date, 0, MAX_TIME) && { date }),
    receivedAt,
    ...(typeof contentLanguage === 'string' && {
      contentLanguage: truncate(contentLanguage, LANGUAGE_LIMIT),
    }),
  };
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
