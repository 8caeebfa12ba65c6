import type { Catalog, DecodedError, SpotV3 } from '@errlex/core';
import {
  type FetchResponse,
  type ReadOptions,
  type ResponseError,
  readApiError as readWebResponse,
} from '@errlex/core/response';
import { toPeeked } from './peeked-response.js';

/**
 * The error in a `Response` of the platform, of undici or of node-fetch: an `ApiError` for an error payload
 * under any status, a `ResponseError` for a failure without one, undefined for a success, for a batch some of
 * whose items failed, and for a 3xx. The body stays readable. Rejects where the request is aborted meanwhile.
 */
export function readApiError<Definitions extends Catalog = SpotV3>(
  response: FetchResponse,
  options?: ReadOptions<Definitions>,
): Promise<DecodedError<Definitions> | ResponseError | undefined> {
  return readWebResponse(toPeeked(response), options);
}
