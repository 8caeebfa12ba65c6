import type { Catalogue } from '../catalogue/catalogue.js';
import type { SpotV3 } from '../catalogue/spot-v3.js';
import type { Fetch, FetchResponse } from './host.js';
import { type ReadOptions, readError } from './read-api-error.js';
import { discardBody } from './read-text.js';
import { isOk } from './to-outcome.js';

/**
 * The same `fetch`, except that it rejects with an `ApiError` or a `ResponseError` where the answer is one. A success is
 * returned with its body unread. What `fetch` itself rejects with (no network, an abort, a time-out) passes unchanged. Throws a
 * `TypeError` for what is no function, and rejects with one where that resolves to no `Response`.
 *
 * @example
 * const request = withApiErrors(fetch);
 * const order = await request(url).then((response) => response.json());
 */
export function withApiErrors<Wrapped extends Fetch, Rows extends Catalogue = SpotV3>(
  fetch: Wrapped,
  options: Omit<ReadOptions<Rows>, 'signal'> = {},
): Wrapped {
  if (typeof fetch !== 'function') throw new TypeError(`withApiErrors wants a fetch, not ${typeof fetch}.`);
  const wrapped = async (...input: never[]) => {
    const response = await fetch(...input);
    if (!isResponse(response))
      throw new TypeError('withApiErrors wants a fetch: this one resolved to no Response.');
    const mayReturn = isOk(response.status);
    const error = await readError(response, { ...options, signal: toSignal(input) }, mayReturn);
    if (error === undefined) return response;
    // What was read from a clone is let go of in both.
    if (mayReturn) discardBody(response);
    throw error;
  };
  // It takes what the wrapped one takes and resolves to what that one resolves to.
  return wrapped as Wrapped;
}

function isResponse(value: FetchResponse | null | undefined): boolean {
  return typeof value?.status === 'number' && typeof value.clone === 'function' && !!value.headers?.get;
}

/** The signal of a request: that of its options, else of the `Request` itself. */
function toSignal([request, init]: readonly unknown[]): ReadOptions['signal'] {
  type Signaled = { readonly signal?: ReadOptions['signal'] } | null | undefined;
  return (init as Signaled)?.signal ?? (request as Signaled)?.signal;
}
