import { type Catalogue, isApiError, type SpotV3 } from '@errlex/core';
import { type Fetch, isResponseError, withApiErrors as withHostApiErrors } from '@errlex/core/response';
import { addInspect } from './add-inspect.js';
import type { ReadOptions } from './read-api-error.js';

/**
 * The same `fetch`, except that it rejects with an `ApiError` or a `ResponseError` where the answer is one, which `console.log`
 * prints with its advice. A success is returned with its body unread. What `fetch` itself rejects with (no network, an abort, a
 * timeout) passes unchanged.
 *
 * @example
 * const fetch = withApiErrors(globalThis.fetch);
 * const order = await fetch(url).then((response) => response.json());
 */
export function withApiErrors<Wrapped extends Fetch, Rows extends Catalogue = SpotV3>(
  fetch: Wrapped,
  options: ReadOptions<Rows> = {},
): Wrapped {
  const wrapped = withHostApiErrors(fetch, options);
  const inspectable = async (...input: never[]) => {
    try {
      return await wrapped(...input);
    } catch (error) {
      throw isApiError(error) || isResponseError(error) ? addInspect(error, options) : error;
    }
  };
  // It takes what the wrapped one takes and resolves to what that one resolves to.
  return inspectable as Wrapped;
}
