import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { Fetch, FetchResponse } from './fetch-types.js';
import { type ReadOptions, readApiError } from './read-api-error.js';
import { discardBody } from './read-text.js';

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
