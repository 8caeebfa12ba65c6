import type { AnyErrorSet } from '@errlex/core';
import { type Advice, classifyError } from '@errlex/core/response';
import { type MappedError, withFields } from '../sent-error.js';

/** Returns the advice for the caller of a request; the status that is sent decides if the definition does not. */
export function adviseCaller(
  { error, received = error, httpStatus }: MappedError,
  method: string | undefined,
  { textRules }: Pick<AnyErrorSet, 'textRules'>,
): Advice {
  const { responseInfo, definition } = received;
  const isOpen = responseInfo === undefined && definition?.httpStatus === undefined;
  const sent = isOpen
    ? withFields(received, { responseInfo: { httpStatus, receivedAt: Date.now() } })
    : received;
  return classifyError(sent, { method, textRules });
}

/** The wait if nothing says how long to wait, and the longest wait that is passed on: a day. */
const DEFAULT_WAIT_MS = 1_000;
const MAX_WAIT_MS = 86_400_000;

/** The statuses that may invite a caller to repeat a request. */
const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * Returns the seconds of `Retry-After`; undefined if the advice is not to repeat the request, or if it may have taken
 * effect.
 */
export function toRetryAfter(
  mapped: MappedError,
  method: string | undefined,
  errors: Pick<AnyErrorSet, 'textRules'>,
): number | undefined {
  if (!retryableStatuses.has(mapped.httpStatus)) return undefined;
  const { retry, safeToRepeat, after = DEFAULT_WAIT_MS } = adviseCaller(mapped, method, errors);
  if (retry !== 'backoff' || !safeToRepeat) return undefined;
  return Math.max(1, Math.ceil(Math.min(after, MAX_WAIT_MS) / 1000));
}
