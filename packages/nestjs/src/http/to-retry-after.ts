import type { TextRule } from '@errlex/core';
import { classifyError } from '@errlex/core/response';
import type { MappedError } from '../mapping/mapped-error.js';

/** The wait if nothing says how long to wait. */
const DEFAULT_WAIT_MS = 1_000;

/** The longest wait that is passed on: a day. */
const MAX_WAIT_MS = 86_400_000;

/** Returns the seconds of `Retry-After`; undefined if a repetition is not advised. */
export function toRetryAfter(
  { error, received = error, httpStatus }: MappedError,
  textRules?: readonly TextRule[],
): number | undefined {
  if (httpStatus < 500 && httpStatus !== 429 && httpStatus !== 408) return undefined;
  const { retry, after = DEFAULT_WAIT_MS } = classifyError(received, { textRules });
  if (retry !== 'backoff') return undefined;
  return Math.max(1, Math.ceil(Math.min(after, MAX_WAIT_MS) / 1000));
}
