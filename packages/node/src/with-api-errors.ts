import type { Catalog, SpotV3 } from '@errlex/core';
import { withApiErrors as bindFetch, type Fetch, type ReadOptions } from '@errlex/core/response';
import { PeekedResponse, toPeeked } from './peeked-response.js';
import { publishError } from './publish-error.js';
import { redactRequest } from './redact-request.js';

/** The options of `withApiErrors`. */
export type WithApiErrorsOptions<Definitions extends Catalog = SpotV3> = Omit<
  ReadOptions<Definitions>,
  'signal'
>;

/**
 * Wraps a `fetch` function (the global one, or that of undici or node-fetch), so that it rejects with an
 * `ApiError` or a `ResponseError` if the response is an error, and publishes it on the channel
 * `errlex:error`. Returns a success with its body unread. Rejections of `fetch` itself pass, with URLs in
 * their texts cut after the path. Throws a `TypeError` if `fetch` is not a function; the wrapped function
 * rejects with one if `fetch` does not resolve to a `Response`.
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
      // An abort reason is the caller's own value and stays unchanged.
      throw (init?.signal ?? first?.signal)?.aborted ? error : redactRequest(error);
    }
  };
  // It has the arguments and the result of the wrapped function.
  return wrapped as Wrapped;
}

interface Init {
  readonly method?: string;
  readonly signal?: { readonly aborted: boolean } | null;
}
