import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ErrorSet } from '../define-errors.js';
import type { DecodedError } from '../error/error-types.js';
import { toResponseInfo } from '../error/response-info.js';
import { spotV3ErrorReader } from '../spot-v3-errors.js';
import { createBodyError, findTextError, isOkStatus } from './body-error.js';
import type { FetchResponse } from './fetch-types.js';
import { MAX_BODY_BYTES, readText } from './read-text.js';
import { ResponseError } from './response-error.js';

export interface ReadOptions<Definitions extends Catalog = SpotV3> {
  /** The error set of the API. Default: `spotV3Errors`. */
  readonly errors?: Pick<ErrorSet<Definitions>, 'catalog' | 'reader'> | undefined;
  /** Whether to mark an API error as sent by an upstream. Default: `true`. */
  readonly upstream?: boolean | undefined;
  /** The signal of the request: if it is aborted while the body is read, the abort is thrown unchanged. */
  readonly signal?: { readonly aborted: boolean } | null | undefined;
}

/**
 * Returns the error in a `Response`: an `ApiError` for an error of the contract with any status, a
 * `ResponseError` for an error status without such an error. Returns `undefined` for a success, a batch, an
 * unrecognized body and a 3xx. The body stays readable. Reads at most 64 KiB of a 2xx body, and only if it
 * may be JSON and is not a stream. Rejects if the request is aborted meanwhile.
 */
export async function readApiError<Definitions extends Catalog = SpotV3>(
  response: FetchResponse,
  { errors, upstream, signal }: ReadOptions<Definitions> = {},
): Promise<DecodedError<Definitions> | ResponseError | undefined> {
  const { status, headers } = response;
  const ok = isOkStatus(status);
  // A redirect that was not followed, a 304 and an opaque response are not errors.
  if (ok ? !mayHoldPayload(headers) : status < 400) return undefined;
  const responseInfo = toResponseInfo(status, (name) => headers.get(name));
  const { text, complete, cause } = await readText(response);
  if (cause !== undefined && (signal?.aborted || !isBrokenConnection(cause))) throw cause;
  // An error payload is short, so a longer body is not a broken payload.
  if (!complete && cause === undefined)
    return ok ? undefined : new ResponseError({ responseInfo, body: text });
  const reader = errors?.reader ?? spotV3ErrorReader;
  const error = findTextError(text, { reader, responseInfo, upstream: upstream ?? true, cause });
  // The reader uses the definitions that the type names.
  return error && (createBodyError(error, text) as DecodedError<Definitions> | ResponseError);
}

/**
 * Tests whether a 2xx body is worth reading: JSON that ends, or a short text that may be JSON with a wrong
 * content type.
 */
function mayHoldPayload(headers: FetchResponse['headers']): boolean {
  const contentType = headers.get('content-type');
  if (contentType === null || (/[/+]json\b/i.test(contentType) && !/stream/i.test(contentType))) return true;
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return /^text\/(?:plain|html)\b/i.test(contentType) && length <= MAX_BODY_BYTES;
}

/** Tests whether the connection broke. Any other cause is the caller's own abort or time-out. */
function isBrokenConnection(cause: unknown): boolean {
  return cause instanceof TypeError || typeof (cause as { code?: unknown } | null)?.code === 'string';
}
