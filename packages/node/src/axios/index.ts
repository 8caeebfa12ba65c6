import type { Catalog, SpotV3 } from '@errlex/core';
import { type AxiosClient, withAxiosErrors } from '@errlex/core/clients';
import type { WithApiErrorsOptions } from '@errlex/core/response';
import { withPublishing } from '../publish-error.js';

export type { AxiosClient };

/**
 * Adds interceptors to axios or an axios instance, and returns it. An error response then rejects with an
 * `ApiError` or a `ResponseError`, and the error is published on the channel `errlex:error`. Without a
 * response, the call rejects with the `AxiosError` itself, whose `config` and `request` are hidden from logs.
 * Add it after other interceptors that read an `AxiosError`, such as a retry interceptor.
 *
 * @example
 * const client = withApiErrors(axios.create({ baseURL }));
 */
export function withApiErrors<Client extends AxiosClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  return withAxiosErrors(client, withPublishing(options));
}
