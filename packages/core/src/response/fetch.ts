import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ErrorSet } from '../define-errors.js';
import { toResponseInfo } from '../error/error-data.js';
import type { DecodedError } from '../error/is-api-error.js';
import { spotV3ErrorReader } from '../spot-v3-errors.js';
import { createBodyError, findTextError, isOkStatus, ResponseError } from './response-error.js';

/** The subset of `Response` that we use. The responses of browsers, Node and undici have it. */
export interface FetchResponse {
  readonly status: number;
  readonly bodyUsed: boolean;
  readonly headers: { get(name: string): string | null };
  /** A web stream; undefined on platforms without streams. `@errlex/node` also takes a Node stream. */
  readonly body?: unknown;
  clone(): FetchResponse;
  text(): Promise<string>;
}

/** The signature that every `fetch` has. */
export type Fetch = (...input: never[]) => Promise<FetchResponse>;

/** The subset of a web stream that we use. */
interface WebStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}

/**
 * Wraps a `fetch` function, so that it rejects with an `ApiError` or a `ResponseError` if the response is an
 * error. Returns a success with its body unread. Rejections of `fetch` itself (no network, an abort, a
 * time-out) pass unchanged. Throws a `TypeError` if `fetch` is not a function; the wrapped function rejects
 * with one if `fetch` does not resolve to a `Response`.
 *
 * @example
 * const request = withApiErrors(fetch);
 * const order = await request(url).then((response) => response.json());
 */
export function withApiErrors<Wrapped extends Fetch, Definitions extends Catalog = SpotV3>(
  fetch: Wrapped,
  options: Omit<ReadOptions<Definitions>, 'signal'> = {},
): Wrapped {
  if (typeof fetch !== 'function')
    throw new TypeError(`withApiErrors: expected a fetch function, got ${typeof fetch}`);
  const wrapped = async (...input: never[]) => {
    const response = await fetch(...input);
    if (!isResponse(response)) {
      throw new TypeError('withApiErrors: expected the fetch function to resolve to a Response');
    }
    const error = await readApiError(response, { ...options, signal: toSignal(input) });
    if (error === undefined) return response;
    discardBody(response);
    throw error;
  };
  // It has the arguments and the result of the wrapped function.
  return wrapped as Wrapped;
}

function isResponse(value: FetchResponse | null | undefined): boolean {
  return typeof value?.clone === 'function' && !!value.headers?.get && !isNodeStream(value.body);
}

/** Tests for a Node stream: its clone stalls if the original is not read, and hides why the stream breaks. */
function isNodeStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'unshift' in body;
}

/** Returns the signal of a request, from the options or else from the `Request`. */
function toSignal([request, init]: readonly unknown[]): ReadOptions['signal'] {
  type Signaled = { readonly signal?: ReadOptions['signal'] } | null | undefined;
  return (init as Signaled)?.signal ?? (request as Signaled)?.signal;
}

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

/** A global of every platform that is missing in the `lib` of this package. */
declare const TextDecoder: new (
  encoding?: string,
) => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

/** Maximum number of bytes of a body that are searched for an error payload. */
const MAX_BODY_BYTES = 65_536;

/**
 * The received text. `complete` is false if there was more; `cause` is the error that broke the connection.
 */
interface BodyText {
  readonly text: string;
  readonly complete: boolean;
  readonly cause?: unknown;
}

/** Reads at most 64 KiB of a body from a clone, so that the body stays readable. Never rejects. */
async function readText(response: FetchResponse): Promise<BodyText> {
  let text = '';
  try {
    if (response.bodyUsed || response.body === null) return { text, complete: true };
    const clone = response.clone();
    const stream = clone.body as WebStream | undefined;
    if (stream === undefined) return { text: (await clone.text()).slice(0, MAX_BODY_BYTES), complete: true };
    const decoder = toDecoder(response.headers.get('content-type'));
    const reader = stream.getReader();
    for (let left = MAX_BODY_BYTES; left >= 0; ) {
      const { value } = await reader.read();
      if (value === undefined) return { text: text + decoder.decode(), complete: true };
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.byteLength;
    }
    // Not awaited: a canceled clone settles only when the original is read or canceled too.
    reader.cancel().catch(() => {});
    return { text, complete: false };
  } catch (cause) {
    return { text, complete: false, cause };
  }
}

/**
 * Creates a decoder for the charset of a content type. Uses UTF-8 if there is no charset or the platform does
 * not know it.
 */
function toDecoder(contentType: string | null): InstanceType<typeof TextDecoder> {
  const [, charset] = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '') ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** Cancels a body that nobody will read; it would keep the connection busy. */
function discardBody({ body }: FetchResponse): void {
  (body as WebStream | null | undefined)?.cancel().catch(() => {});
}
