import type { Catalogue } from '../catalogue/catalogue.js';
import type { SpotV3 } from '../catalogue/spot-v3.js';
import type { Fetch } from './host.js';
import { type ReadOptions, readApiError } from './read-api-error.js';

/**
 * The same `fetch`, except that it rejects with an `ApiError` or a `ResponseError` where the answer is one. A success is
 * returned with its body unread. What `fetch` itself rejects with (no network, an abort, a timeout) passes unchanged.
 */
export function withApiErrors<Wrapped extends Fetch, Rows extends Catalogue = SpotV3>(
  fetch: Wrapped,
  options: ReadOptions<Rows> = {},
): Wrapped {
  const wrapped = async (...input: never[]) => {
    const response = await fetch(...input);
    const error = await readApiError(response, options);
    if (error === undefined) return response;
    // Nobody gets to read the rest of the body, and unread it holds the connection.
    response.body?.cancel().catch(() => {});
    throw error;
  };
  // It takes what the wrapped one takes and resolves to what that one resolves to.
  return wrapped as Wrapped;
}
