import { type AnyApiError, adviceFor } from '@errlex/core';
import type { Answer } from '../answer/to-answer.js';

/** Seconds that are advised where the error does not say. */
const USUAL = 1;

/** The most seconds that are passed on: a day. */
const LIMIT = 86_400;

/** How many seconds the caller of an answer should wait before repeating; undefined where that is not the advice. */
export function toRetryAfter({ error, httpStatus }: Answer): number | undefined {
  if (httpStatus < 500 && httpStatus !== 429 && httpStatus !== 408) return undefined;
  const { code, message, definition, answer } = error;
  // Only the row and the text are read.
  const advice = adviceFor({ definition, payload: { code, msg: message } } as AnyApiError);
  if (advice.retry !== 'backoff') return undefined;
  const told = answer?.retryAfter;
  return told === undefined ? USUAL : Math.min(Math.max(Math.ceil(told / 1000), 1), LIMIT);
}
