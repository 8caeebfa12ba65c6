import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ErrorSet } from '../define-errors.js';
import type { AnyApiError } from '../error/api-error.js';
import { toResponseInfo } from '../error/error-data.js';
import type { DecodedError } from '../error/is-api-error.js';
import { spotV3ErrorReader } from '../spot-v3-errors.js';
import { type FetchResponse, MAX_BODY_LENGTH, readBodyStart, type WebStream } from './read-body.js';
import { createBodyError, findTextError, isOkStatus, ResponseError } from './response-error.js';

/** A function like `fetch`, whatever the types of its arguments. */
export type Fetch = (...input: never[]) => Promise<FetchResponse>;

/**
 * Wraps a `fetch` function, so that it rejects with an `ApiError` or a `ResponseError` if the response is an
 * error.
 *
 * Returns a success with its body unread. If that body takes longer than 200 ms to arrive, the response is
 * returned before the body is checked. `json()`, `text()` and the other methods then reject if the body
 * contains an error.
 *
 * Rejections of `fetch` itself (no network, an abort, a time-out) pass unchanged. Throws a `TypeError` if
 * `fetch` is not a function. The wrapped function rejects with a `TypeError` if `fetch` does not resolve to a
 * `Response`.
 *
 * @example
 * const request = withApiErrors(fetch);
 * const order = await request(url).then((response) => response.json());
 */
export function withApiErrors<Wrapped extends Fetch, Definitions extends Catalog = SpotV3>(
  fetch: Wrapped,
  { onError, ...options }: WithApiErrorsOptions<Definitions> = {},
): Wrapped {
  if (typeof fetch !== 'function')
    throw new TypeError(`withApiErrors: expected a fetch function, got ${typeof fetch}`);
  const wrapped = async function (this: unknown, ...input: never[]) {
    const response = await fetch(...input);
    if (!isResponse(response)) {
      throw new TypeError('withApiErrors: expected the fetch function to resolve to a Response');
    }
    const reading = readApiError(response, { ...options, signal: toSignal(input) }).then((found) => {
      if (found) onError?.(found as AnyApiError | ResponseError, toMethod(input));
      return found;
    });
    const error = await (isOkStatus(response.status) ? waitShortly(response, reading) : reading);
    if (error === undefined) return response;
    discardBody(response);
    stopRetries(this, input[1]);
    throw error;
  };
  // The cast is safe: the wrapper takes the arguments of `fetch` and returns its result.
  return wrapped as Wrapped;
}

/** Globals of every platform that are missing in the `lib` of this package. */
declare const setTimeout: (action: () => void, ms: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;

/** Longest time to hold back a success while its body is searched for an error payload. */
const MAX_WAIT_MS = 200;

/**
 * Waits at most `MAX_WAIT_MS` for the error in a success. If the body is slower, the error is thrown when the
 * caller reads the body.
 */
async function waitShortly<Found>(
  response: FetchResponse,
  reading: Promise<Found | undefined>,
): Promise<Found | undefined> {
  let timer: unknown;
  let isSlow = false;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      isSlow = true;
      resolve(undefined);
    }, MAX_WAIT_MS);
  });
  const found = await Promise.race([reading, timeout]).finally(() => clearTimeout(timer));
  if (isSlow) checkWhenRead(response as unknown as Record<string, unknown>, reading);
  return found;
}

/** Makes the methods that read the body reject if `reading` finds an error in the body. */
function checkWhenRead(response: Record<string, unknown>, reading: Promise<unknown>): void {
  // Prevents an unhandled rejection if nobody reads the body. The methods below still reject.
  reading.catch(() => {});
  for (const name of ['json', 'text', 'arrayBuffer', 'blob', 'bytes', 'formData']) {
    const read = response[name];
    if (typeof read !== 'function') continue;
    response[name] = async () => {
      // Starts at once: `reading` reads a clone, which receives the whole body only if the original is read
      // too.
      const body: Promise<unknown> = read.call(response);
      body.catch(() => {});
      const error = await reading;
      if (error) throw error;
      return body;
    };
  }
}

/**
 * Turns off the retries of clients that call a wrapped `fetch`. `init` holds the options of ofetch, which
 * passes them to `fetch`. `client` holds the options of ky 1, which calls `fetch` as a method of the
 * options of a request.
 */
function stopRetries(client: unknown, init: unknown): void {
  // Not enumerable, so that copies of the options do not contain `retry`.
  if (Object.isExtensible(init)) Object.defineProperty(init, 'retry', { value: false, configurable: true });
  const options = client as { retry?: { readonly limit?: unknown } } | undefined;
  if (options?.retry?.limit) options.retry = { ...options.retry, limit: 0 };
}

function isResponse(value: FetchResponse | null | undefined): boolean {
  return typeof value?.clone === 'function' && !!value.headers?.get && !isNodeStream(value.body);
}

/**
 * Tests for a Node stream, which this entry point does not support: the clone of a Node stream stalls until
 * the original is read, and hides the error that broke the stream.
 */
function isNodeStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'unshift' in body;
}

/** The subset of a `Request` and of its options that we use. */
type RequestLike =
  | { readonly method?: string; readonly signal?: ReadApiErrorOptions['signal'] }
  | null
  | undefined;

/** Returns the signal of a request, from the options or else from the `Request`. */
function toSignal([request, init]: readonly unknown[]): ReadApiErrorOptions['signal'] {
  return (init as RequestLike)?.signal ?? (request as RequestLike)?.signal;
}

function toMethod([request, init]: readonly unknown[]): string {
  return (init as RequestLike)?.method ?? (request as RequestLike)?.method ?? 'GET';
}

export interface ReadApiErrorOptions<Definitions extends Catalog = SpotV3> {
  /** The error set of the API. Default: `spotV3Errors`. */
  readonly errors?: Pick<ErrorSet<Definitions>, 'catalog' | 'reader'> | undefined;
  /** Whether to mark an API error as sent by an upstream. Default: `true`. */
  readonly upstream?: boolean | undefined;
  /** The signal of the request: if it is aborted while the body is read, the abort is thrown unchanged. */
  readonly signal?: { readonly aborted: boolean } | null | undefined;
}

/** The options of `withApiErrors`, for `fetch` and for every other client. */
export interface WithApiErrorsOptions<Definitions extends Catalog = SpotV3>
  extends Omit<ReadApiErrorOptions<Definitions>, 'signal'> {
  /**
   * Called with each error before it is thrown, and with the HTTP method of the request if the client knows
   * it.
   */
  readonly onError?: ((error: AnyApiError | ResponseError, method?: string) => void) | undefined;
}

/**
 * Returns the error in a `Response`: an `ApiError` for an error of the contract with any status, a
 * `ResponseError` for an error status without such an error. Returns `undefined` for a success, a batch, an
 * unrecognized body and a 3xx. The body stays readable. Reads at most 64 KiB of a 2xx body, and only if it
 * may be JSON and is not a stream. Rejects if the request is aborted meanwhile.
 */
export async function readApiError<Definitions extends Catalog = SpotV3>(
  response: FetchResponse,
  { errors, upstream, signal }: ReadApiErrorOptions<Definitions> = {},
): Promise<DecodedError<Definitions> | ResponseError | undefined> {
  const { status, headers } = response;
  const ok = isOkStatus(status);
  // A 3xx (a redirect that was not followed, a 304) and an opaque response are not errors.
  if (ok ? !mayHoldPayload(headers) : status < 400) return undefined;
  const responseInfo = toResponseInfo(status, (name) => headers.get(name));
  const { text, complete, cause } = await readBodyStart(response);
  if (cause !== undefined && (signal?.aborted || !isBrokenConnection(cause))) throw cause;
  // The body is too long to be an error payload, so it is not parsed.
  if (!complete && cause === undefined)
    return ok ? undefined : new ResponseError({ responseInfo, body: text });
  const reader = errors?.reader ?? spotV3ErrorReader;
  const error = findTextError(text, { reader, responseInfo, upstream: upstream ?? true, cause });
  // The cast is safe: `reader` looks codes up in `Definitions`.
  return error && (createBodyError(error, text) as DecodedError<Definitions> | ResponseError);
}

/**
 * Tests whether a 2xx body may contain an error payload: JSON that is not a stream, a body without a content
 * type, or a short text that may be JSON with a wrong content type.
 */
function mayHoldPayload(headers: FetchResponse['headers']): boolean {
  const contentType = headers.get('content-type');
  if (contentType === null || (/[/+]json\b/i.test(contentType) && !/stream/i.test(contentType))) return true;
  const length = Number(headers.get('content-length') ?? Number.NaN);
  return /^text\/(?:plain|html)\b/i.test(contentType) && length <= MAX_BODY_LENGTH;
}

/**
 * Tests whether an error means that the connection broke. Any other error is the caller's own abort or
 * time-out.
 */
function isBrokenConnection(cause: unknown): boolean {
  return cause instanceof TypeError || typeof (cause as { code?: unknown } | null)?.code === 'string';
}

/** Cancels a body that nobody will read, because it would keep the connection busy. */
function discardBody({ body }: FetchResponse): void {
  (body as WebStream | null | undefined)?.cancel().catch(() => {});
}
