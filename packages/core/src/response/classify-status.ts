import type { ErrorDefinition, Executed, Retry } from '../catalog/catalog.js';
import type { ErrorData, ResponseInfo } from '../error/error-data.js';

/**
 * Returns the status that the advice is based on: the status of an error response, else the status of the
 * definition. A 2xx status does not count. An unknown code that equals a rate-limit status counts as that
 * status.
 */
export function statusOf({ responseInfo, definition, code }: ErrorData): number | undefined {
  const received = responseInfo?.httpStatus ?? 0;
  if (definition === undefined && isRateLimit(code) && !isRateLimit(received)) return code;
  return received >= 400 ? received : definition?.httpStatus;
}

/** Statuses that reject a request before it takes effect. */
const rejectingStatuses = [
  400, 401, 402, 403, 405, 406, 407, 411, 413, 414, 415, 416, 417, 418, 421, 422, 425, 426, 428, 429, 431,
  451,
];

/** Statuses of requests that a program can fix. */
const fixableStatuses = [400, 405, 406, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 431];

/** Statuses of overload and of temporary failures. */
const temporaryStatuses = [
  408, 418, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530,
];

/** Returns how to react to a status. A status that a program can fix counts only if the definition says so. */
export function retryOfStatus(
  status: number | undefined,
  definition: Pick<ErrorDefinition, 'retry'> | undefined,
): Retry {
  if (isIn(temporaryStatuses, status)) return 'backoff';
  return definition?.retry === 'fix-request' && isIn(fixableStatuses, status) ? 'fix-request' : 'never';
}

/** Returns whether a write with this status took effect: `unknown` for 2xx and without a status. */
export function executedOfStatus(status: number | undefined): Executed {
  return isIn(rejectingStatuses, status) ? 'no' : 'unknown';
}

function isIn(statuses: readonly number[], status: number | undefined): boolean {
  return status !== undefined && statuses.includes(status);
}

/** Default wait for each rate-limit status. Used if the server names no time. */
const DEFAULT_WAITS_MS: Readonly<Record<number, number>> = { 418: 120_000, 429: 10_000 };

/** Tests whether a status means that the caller sent too many requests. */
export function isRateLimit(status: number | undefined): boolean {
  return status === 429 || status === 418;
}

/**
 * Returns the milliseconds to wait from now: the time that the server names in a header, field or text, else
 * the default of the rate limit. Returns `undefined` if there is neither.
 */
export function findWaitMs(error: ErrorData, status: number | undefined): number | undefined {
  const { responseInfo, data, params } = error;
  const receivedAt = responseInfo?.receivedAt ?? Date.now();
  const left = (wait: number | undefined) =>
    wait === undefined ? undefined : Math.max(0, receivedAt + wait - Date.now());
  if (responseInfo?.retryAfter !== undefined) return left(responseInfo.retryAfter);
  const inner = data?.data as { readonly retryAfter?: unknown } | null | undefined;
  const named = [data?.retryAfter, inner?.retryAfter, params.until].map((value) =>
    toWaitMs(value, responseInfo),
  );
  const until = isRateLimit(status) ? findEpochTime(error.msg) : undefined;
  return left(
    [...named, toWaitMs(until, responseInfo)].find((wait) => wait !== undefined) ??
      DEFAULT_WAITS_MS[status ?? 0],
  );
}

/**
 * Converts a time of unknown unit to milliseconds to wait. A value below 1e6 counts as seconds to wait,
 * from 1e9 to 1e11 as epoch seconds, above 1e12 as epoch milliseconds. Epoch times are compared with the
 * clock of the server.
 */
function toWaitMs(value: unknown, responseInfo: ResponseInfo | undefined): number | undefined {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value));
  const number = isNumber ? Number(value) : Number.NaN;
  if (number >= 0 && number < 1e6) return Math.ceil(number * 1000);
  const now = responseInfo?.date ?? responseInfo?.receivedAt ?? Date.now();
  if (number >= 1e9 && number <= 1e11) return Math.max(0, Math.ceil(number * 1000 - now));
  return number > 1e12 && number < 8.64e15 ? Math.max(0, Math.ceil(number - now)) : undefined;
}

/** Finds the epoch time in a text such as "IP banned until 1659146400000". */
function findEpochTime(text: string): string | undefined {
  return /\buntil\D{0,16}(\d{10}|\d{13})(?!\d)/i.exec(text)?.[1];
}
