import type { Catalog, SpotV3 } from '@errlex/core';
import { type AxiosClient, withAxiosErrors } from '@errlex/core/clients';
import type { WithApiErrorsOptions } from '@errlex/core/response';
import { withPublishing } from '../publish-error.js';

export type { AxiosClient };

/**
 * Adds interceptors to axios or an axios instance, and returns it. If the response is an error, it then
 * rejects with an `ApiError` or a `ResponseError`, and publishes it on the channel `errlex:error`. Without a
 * response, it rejects with the `AxiosError` itself, whose `config` and `request` are hidden from logs. Call
 * it after anything else that reads an `AxiosError`, such as a retry interceptor.
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
