import type { Catalog, SpotV3 } from '@errlex/core';
import { type KyClient, withKyErrors } from '@errlex/core/clients';
import type { WithApiErrorsOptions } from '@errlex/core/response';
import { withPublishing } from '../publish-error.js';

export type { KyClient };

/**
 * Wraps ky or a ky instance, so that an error response throws an `ApiError` or a `ResponseError` instead of
 * ky's `HTTPError`, after ky's own retries. The error is published on the channel `errlex:error`. An error
 * payload with status 200 also throws. Without a response, ky's own error is thrown; its `request` is hidden
 * from logs, and its URLs are cut after the path.
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
