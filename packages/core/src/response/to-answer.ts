import { type Answer, LANGUAGE_LIMIT } from '../error/answer.js';
import { truncate } from '../text/truncate.js';

/** The facts of an HTTP answer that its error keeps; `readHeader` gives a header by its lower-case name. */
export function toAnswer(
  httpStatus: number,
  readHeader: (name: string) => string | null | undefined,
  receivedAt = Date.now(),
): Answer {
  const date = toTime(readHeader('date'));
  const retryAfter = toRetryAfter(readHeader('retry-after'), date ?? receivedAt);
  const contentLanguage = readHeader('content-language');
  return {
    httpStatus,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(date !== undefined && { date }),
    receivedAt,
    ...(contentLanguage && { contentLanguage: truncate(contentLanguage, LANGUAGE_LIMIT) }),
  };
}

/** Seconds, or an HTTP date, which is read on the server's own clock. */
function toRetryAfter(text: string | null | undefined, now: number): number | undefined {
  if (text && /^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000;
  const until = toTime(text);
  return until === undefined ? undefined : Math.max(0, until - now);
}

function toTime(text: string | null | undefined): number | undefined {
  // A year, a month's name, a zone: `Date.parse` alone takes a bare number for a date. It also takes `x-1`, a
  // thousand years before there were servers.
  const time = text && /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return time >= 0 ? time : undefined;
}
