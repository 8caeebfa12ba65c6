import type { Catalog, DecodedError, SpotV3 } from '@errlex/core';
import { redactRequest } from '@errlex/core/clients';
import {
  type Fetch,
  type FetchResponse,
  type ReadOptions,
  type ResponseError,
  readApiError as readWebResponse,
  type WithApiErrorsOptions,
  withApiErrors as wrapFetch,
} from '@errlex/core/response';
import { PeekedResponse, toPeeked } from './peeked-response.js';
import { publishError, withPublishing } from './publish-error.js';

/**
 * Wraps a `fetch` function (the global one, or that of undici or node-fetch), so that it rejects with an
 * `ApiError` or a `ResponseError` if the response is an error, and publishes it on the channel
 * `errlex:error`. Returns a success with its body unread. If the body of a success takes longer than 200 ms,
 * returns it meanwhile, and `json()` and its other methods reject with an error that is found in it (but
 * those of node-fetch do not). Rejections of `fetch` itself pass, without the query, the credentials and the
 * headers of the request in their texts. Throws a `TypeError` if `fetch` is not a function; the wrapped
 * function rejects with one if `fetch` does not resolve to a `Response`.
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
  const request = wrapFetch(
    async (...input: never[]) => toPeeked(await fetch(...input)),
    withPublishing(options),
  );
  const wrapped = async function (this: unknown, ...input: never[]) {
    try {
      const response = await request.apply(this, input);
      return response instanceof PeekedResponse ? response.release() : response;
    } catch (error) {
      const [first, init] = input as readonly (Init | undefined)[];
      publishError(error, init?.method ?? first?.method ?? 'GET');
      // An abort reason is the caller's own value and stays unchanged.
      throw (init?.signal ?? first?.signal)?.aborted ? error : redactRequest(error, ...input);
    }
  };
  // It has the arguments and the result of the wrapped function.
  return wrapped as Wrapped;
}

interface Init {
  readonly method?: string;
  readonly signal?: { readonly aborted: boolean } | null;
}

/**
 * Returns the error in a `Response` of the platform, undici or node-fetch: an `ApiError` for an error payload
 * with any status, a `ResponseError` for an error status without one. Returns `undefined` for a success, a
 * batch with some failed items, and a 3xx. The body stays readable. Rejects if the request is aborted
 * meanwhile.
 */
export function readApiError<Definitions extends Catalog = SpotV3>(
  response: FetchResponse,
  options?: ReadOptions<Definitions>,
): Promise<DecodedError<Definitions> | ResponseError | undefined> {
  return readWebResponse(toPeeked(response), options);
}
