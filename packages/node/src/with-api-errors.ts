import type { Catalog, DecodedError, SpotV3 } from '@errlex/core';
import { redactRequest } from '@errlex/core/clients';
import {
  type Fetch,
  type FetchResponse,
  type ReadApiErrorOptions,
  type ResponseError,
  readApiError as readWebResponse,
  type WithApiErrorsOptions,
  withApiErrors as wrapFetch,
} from '@errlex/core/response';
import { NodeStreamResponse, wrapNodeStream } from './peeked-response.js';
import { publishError, withPublishing } from './publish-error.js';

/**
 * Wraps a `fetch` function (the global one, or the `fetch` of undici or node-fetch), so that it rejects with
 * an `ApiError` or a `ResponseError` if the response is an error. Publishes each error on the channel
 * `errlex:error`.
 *
 * Returns a success with its body unread. If that body takes longer than 200 ms to arrive, the response is
 * returned before the body is checked. `json()`, `text()` and the other methods then reject if the body
 * contains an error, except for node-fetch.
 *
 * Rejections of `fetch` itself pass, but the query, the credentials and the headers of the request are
 * removed from their texts. Throws a `TypeError` if `fetch` is not a function. The wrapped function rejects
 * with a `TypeError` if `fetch` does not resolve to a `Response`.
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
    async (...input: never[]) => wrapNodeStream(await fetch(...input)),
    withPublishing(options),
  );
  const wrapped = async function (this: unknown, ...input: never[]) {
    try {
      const response = await request.apply(this, input);
      return response instanceof NodeStreamResponse ? response.release() : response;
    } catch (error) {
      const [first, init] = input as readonly (Init | undefined)[];
      publishError(error, init?.method ?? first?.method ?? 'GET');
      // The reason of an abort is a value of the caller, so it stays unchanged.
      throw (init?.signal ?? first?.signal)?.aborted ? error : redactRequest(error, ...input);
    }
  };
  // The cast is safe: the wrapper takes the arguments of `fetch` and returns its result.
  return wrapped as Wrapped;
}

interface Init {
  readonly method?: string;
  readonly signal?: { readonly aborted: boolean } | null;
}

/**
 * Returns the error in a `Response` of the platform, undici or node-fetch: an `ApiError` for an error payload
 * with any status, a `ResponseError` for an error status without such a payload. Returns `undefined` for a
 * success, a batch with some failed items, and a 3xx. The body stays readable. Rejects if the request is
 * aborted while the body is read.
 */
export function readApiError<Definitions extends Catalog = SpotV3>(
  response: FetchResponse,
  options?: ReadApiErrorOptions<Definitions>,
): Promise<DecodedError<Definitions> | ResponseError | undefined> {
  return readWebResponse(wrapNodeStream(response), options);
}
