import type { Catalog, DecodedError, SpotV3 } from '@errlex/core';
import {
  type FetchResponse,
  type ReadOptions,
  type ResponseError,
  readApiError as readWebResponse,
} from '@errlex/core/response';
import { toPeeked } from './peeked-response.js';

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
