import type { Catalog, SpotV3 } from '@errlex/core';
import { withApiErrors as bindFetch, type Fetch, type ReadOptions } from '@errlex/core/response';
import { hideRequest } from './hide-request.js';
import { PeekedResponse, toPeeked } from './peeked-response.js';
import { publishError } from './publish-error.js';

/** What `withApiErrors` takes beside a client. */
export type WithApiErrorsOptions<Definitions extends Catalog = SpotV3> = Omit<
  ReadOptions<Definitions>,
  'signal'
>;

/**
 * The same `fetch` (the global one, undici's or node-fetch), except that it rejects with an `ApiError` or a
 * `ResponseError` where the answer is one, and publishes it on `errlex:error`. A success is returned with its
 * body unread. What `fetch` itself rejects with stays what it is; a URL in its text ends with its path.
 * Throws a `TypeError` for what is no function, and rejects with one where that resolves to no `Response`.
 *
 * @example
 * const request = withApiErrors(fetch);
 * const order = await request(url).then((response) => response.json());
 */
export function withApiErrors<Wrapped extends Fetch, Definitions extends Catalog = SpotV3>(
  fetch: Wrapped,
  options: WithApiErrorsOptions<Definitions> = {},
): Wrapped {
  if (typeof fetch !== 'function')
    throw new TypeError(`withApiErrors: expected a fetch function, got ${typeof fetch}`);
  const request = bindFetch(async (...input: never[]) => toPeeked(await fetch(...input)), options);
  const wrapped = async (...input: never[]) => {
    try {
      const response = await request(...input);
      return response instanceof PeekedResponse ? response.original : response;
    } catch (error) {
      const [first, init] = input as readonly (Init | undefined)[];
      publishError(error, init?.method ?? first?.method ?? 'GET');
      // The reason of an abort is the caller's own.
      throw (init?.signal ?? first?.signal)?.aborted ? error : hideRequest(error);
    }
  };
  // It takes what the wrapped one takes and resolves to what that one resolves to.
  return wrapped as Wrapped;
}

interface Init {
  readonly method?: string;
  readonly signal?: { readonly aborted: boolean } | null;
}
