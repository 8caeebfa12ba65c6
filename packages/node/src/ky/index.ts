import type { Catalog, SpotV3 } from '@errlex/core';
import { type KyClient, withKyErrors } from '@errlex/core/clients';
import type { WithApiErrorsOptions } from '@errlex/core/response';
import { withPublishing } from '../publish-error.js';

export type { KyClient };

/**
 * Wraps ky or a ky instance, so that it throws an `ApiError` or a `ResponseError` instead of its `HTTPError`,
 * after ky's own retries, and publishes it on the channel `errlex:error`. An error payload with status 200 is
 * thrown too. Without a response, ky's own error is thrown, whose `request` is hidden from logs and whose
 * URLs are cut after the path.
 *
 * @example
 * const client = withApiErrors(ky.create({ prefixUrl }));
 */
export function withApiErrors<Client extends KyClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  return withKyErrors(client, withPublishing(options));
}
