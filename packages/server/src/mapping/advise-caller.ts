import type { AnyErrorSet } from '@errlex/core';
import { type Advice, classifyError } from '@errlex/core/response';
import { type MappedError, withFields } from '../sent-error.js';

/**
 * Returns the advice for the caller of a request. If neither a received response nor the definition has a
 * status, the advice is based on the sent status.
 */
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

/** Wait if no source names a time, and the longest wait that `Retry-After` asks for (a day). */
const DEFAULT_WAIT_MS = 1_000;
const MAX_WAIT_MS = 86_400_000;

/** Statuses of responses that may have a `Retry-After`. */
const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * Returns the seconds for `Retry-After`. Returns undefined if the caller should not repeat the request, or if
 * a repetition could execute the operation twice.
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
