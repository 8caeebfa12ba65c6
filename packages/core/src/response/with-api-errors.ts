import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { Fetch, FetchResponse } from './fetch-types.js';
import { type ReadOptions, readApiError } from './read-api-error.js';
import { discardBody } from './read-text.js';

/**
 * Wraps a `fetch` function, so that it rejects with an `ApiError` or a `ResponseError` if the response is an error.
 * A success is returned with its body unread. What `fetch` itself rejects with (no network, an abort, a time-out)
 * passes unchanged. Throws a `TypeError` if it is not a function, and rejects with one if that does not resolve to a
 * `Response`.
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
  // The arguments and the result are those of the wrapped function.
  return wrapped as Wrapped;
}

function isResponse(value: FetchResponse | null | undefined): boolean {
  return typeof value?.clone === 'function' && !!value.headers?.get && !isNodeStream(value.body);
}

/** A clone of such a stream stalls if its twin is not read, and hides why it breaks. */
function isNodeStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'unshift' in body;
}

/** Returns the signal of a request: of its options, else of the `Request` itself. */
function toSignal([request, init]: readonly unknown[]): ReadOptions['signal'] {
  type Signaled = { readonly signal?: ReadOptions['signal'] } | null | undefined;
  return (init as Signaled)?.signal ?? (request as Signaled)?.signal;
}
