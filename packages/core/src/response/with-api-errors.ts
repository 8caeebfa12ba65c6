import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { Fetch, FetchResponse } from './host.js';
import { type ReadOptions, readApiError } from './read-api-error.js';
import { discardBody } from './read-text.js';

/**
 * The same `fetch`, except that it rejects with an `ApiError` or a `ResponseError` where the answer is one. A
 * success is returned with its body unread. What `fetch` itself rejects with (no network, an abort, a
 * time-out) passes unchanged. Throws a `TypeError` for what is no function, and rejects with one where that
 * resolves to no `Response`.
 *
 * @example
 * const request = withApiErrors(fetch);
 * const order = await request(url).then((response) => response.json());
 */
export function withApiErrors<Wrapped extends Fetch, Rows extends Catalog = SpotV3>(
  fetch: Wrapped,
  options: Omit<ReadOptions<Rows>, 'signal'> = {},
): Wrapped {
  if (typeof fetch !== 'function') throw new TypeError(`withApiErrors wants a fetch, not ${typeof fetch}.`);
  const wrapped = async (...input: never[]) => {
    const response = await fetch(...input);
    if (!isResponse(response)) {
      throw new TypeError('withApiErrors wants a fetch: this one resolved to no Response.');
    }
    const error = await readApiError(response, { ...options, signal: toSignal(input) });
    if (error === undefined) return response;
    discardBody(response);
    throw error;
  };
  // It takes what the wrapped one takes and resolves to what that one resolves to.
  return wrapped as Wrapped;
}

function isResponse(value: FetchResponse | null | undefined): boolean {
  return typeof value?.clone === 'function' && !!value.headers?.get && !isNodeStream(value.body);
}

/** Its clones stall where one is left unread, and hide what breaks them. */
function isNodeStream(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'unshift' in body;
}

/** The signal of a request: that of its options, else of the `Request` itself. */
function toSignal([request, init]: readonly unknown[]): ReadOptions['signal'] {
  type Signaled = { readonly signal?: ReadOptions['signal'] } | null | undefined;
  return (init as Signaled)?.signal ?? (request as Signaled)?.signal;
}
