import { ApiError, isApiError } from '@errlex/core';
import { adviceFor } from '@errlex/core/response';
import type { Answer } from '../answer/to-answer.js';

/** Milliseconds that are advised where nobody knows how long. */
const USUAL = 1_000;

/** The most that is passed on: a day. */
const LIMIT = 86_400_000;

/**
 * How many seconds the caller of an answer should wait before repeating; undefined where that is not the
 * advice.
 */
export function toRetryAfter({ error, httpStatus }: Answer): number | undefined {
  if (httpStatus < 500 && httpStatus !== 429 && httpStatus !== 408) return undefined;
  const { retry, after = USUAL } = adviceFor(isApiError(error) ? error : new ApiError(error));
  return retry === 'backoff' ? Math.max(1, Math.ceil(Math.min(after, LIMIT) / 1000)) : undefined;
}
