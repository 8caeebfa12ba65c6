import type { ApiErrorOf, Catalogue, SpotV3 } from '@errlex/core';
import {
  type FetchResponse,
  type ReadOptions as HostReadOptions,
  type ResponseError,
  readApiError as readHostApiError,
} from '@errlex/core/response';
import { addInspect } from './add-inspect.js';
import type { InspectErrorOptions } from './to-inspectable.js';

/** `errors` binds another catalogue than `spotV3`; `messages` are what `console.log` shows the error in, beside English. */
export type ReadOptions<Rows extends Catalogue = SpotV3> = HostReadOptions<Rows> & InspectErrorOptions;

/**
 * The error in a `Response`: an `ApiError` for an error payload under any status, a `ResponseError` for a failure without one,
 * undefined for a success and for a 3xx. The body stays readable; at most 64 KiB of it are read here.
 */
export async function readApiError<Rows extends Catalogue = SpotV3>(
  response: FetchResponse,
  options: ReadOptions<Rows> = {},
): Promise<ApiErrorOf<Rows> | ResponseError | undefined> {
  const error = await readHostApiError(response, options);
  return error && addInspect(error, options);
}
