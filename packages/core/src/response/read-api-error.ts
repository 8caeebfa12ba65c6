import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ErrorSet } from '../define-errors.js';
import type { ApiErrorOf } from '../error/api-error-of.js';
import type { FetchResponse } from './host.js';
import { BODY_LIMIT, readText } from './read-text.js';
import { ResponseError } from './response-error.js';
import { toAnswer } from './to-answer.js';
import { isOk, toFailure, toPrintable } from './to-failure.js';
import { toRefusal } from './to-refusal.js';

export interface ReadOptions<Rows extends Catalog = SpotV3> {
  /** The functions of another catalog than `spotV3`. */
  readonly errors?: ErrorSet<Rows> | undefined;
  /** Whether the error is marked as that of a server which this one asked; true where it is left out. */
  readonly upstream?: boolean | undefined;
  /** The signal of the request: its abort is told from a broken connection, and passes unchanged. */
  readonly signal?: { readonly aborted: boolean } | null | undefined;
}

/**
 * The error in a `Response`: an `ApiError` for an error payload under any status, a `ResponseError` for a
 * failure without one, undefined for a success, for a batch some of whose items failed, and for a 3xx. The
 * body stays readable. Of a success it is read here where it is JSON and no stream of documents, to its end
 * or 64 KiB. Rejects where the request is aborted meanwhile.
 */
export async function readApiError<Rows extends Catalog = SpotV3>(
  response: FetchResponse,
  { errors, upstream, signal }: ReadOptions<Rows> = {},
): Promise<ApiErrorOf<Rows> | ResponseError | undefined> {
  const { status, headers } = response;
  const ok = isOk(status);
  // A redirect that was not followed, a 304 and an opaque answer are no failures.
  if (ok ? !mayHoldPayload(headers) : status < 400) return undefined;
  const answer = toAnswer(status, (name) => headers.get(name));
  const { text, complete, cause } = await readText(response);
  if (cause !== undefined && (signal?.aborted || !isBrokenConnection(cause))) throw cause;
  const options = { answer, errors, upstream: upstream ?? true, cause };
  let syntax: SyntaxError | undefined;
  try {
    const refusal = toRefusal(JSON.parse(text));
    if (refusal) return toFailure(refusal, options, () => text);
  } catch (thrown) {
    syntax = toPrintable(thrown as Error);
  }
  if (ok) return undefined;
  // An error payload is short: what goes on beyond the limit is no broken JSON, but something else.
  return new ResponseError({ answer, body: text, cause: cause ?? (complete ? syntax : undefined) });
}

/**
 * Whether a success is worth reading: JSON that ends, or a short text that may be JSON under a wrong name.
 */
function mayHoldPayload(headers: FetchResponse['headers']): boolean {
  const contentType = headers.get('content-type');
  if (contentType === null || (/[/+]json\b/i.test(contentType) && !/stream/i.test(contentType))) return true;
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return /^text\/(?:plain|html)\b/i.test(contentType) && length <= BODY_LIMIT;
}

/** Anything but a broken connection is the caller's own abort or time-out. */
function isBrokenConnection(cause: unknown): boolean {
  return cause instanceof TypeError || typeof (cause as { code?: unknown } | null)?.code === 'string';
}
