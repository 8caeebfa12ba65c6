import type { Catalog, SpotV3 } from '@errlex/core';
import { hideRequest } from '../hide-request.js';
import { publishError } from '../publish-error.js';
import { findOurs, readClientError } from '../read-client-error.js';
import type { WithApiErrorsOptions } from '../with-api-errors.js';

interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: object;
  readonly config?: { readonly method?: string };
}

/** What is used of axios, or of an instance of it. */
export interface AxiosClient {
  readonly interceptors: {
    readonly response: {
      use(
        onFulfilled: <Response extends Answer>(response: Response) => Promise<Response>,
        onRejected: (thrown: unknown) => Promise<never>,
      ): unknown;
    };
  };
}

/**
 * Adds an interceptor to axios, or to an instance of it, which then rejects with an `ApiError` or a
 * `ResponseError` where the answer is one, and gives it back. A failure without an answer stays the
 * `AxiosError` that it is, but its `config` and `request` no longer show in a log. Call it after whatever
 * else reads an `AxiosError`, such as an interceptor that retries.
 *
 * @example
 * const client = withApiErrors(axios.create({ baseURL }));
 */
export function withApiErrors<Client extends AxiosClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  const readError = ({ status, data, headers }: Answer, cause?: unknown) =>
    readClientError({ status, data, cause, headers: headers as Record<string, unknown> }, options);
  client.interceptors.response.use(
    async (response) => {
      // Another status is a success where `validateStatus` says so.
      const error = response.status < 300 ? await readError(response) : undefined;
      if (error === undefined) return response;
      publishError(error, response.config?.method);
      throw error;
    },
    async (thrown) => {
      const { response, config } = (thrown ?? {}) as { response?: Answer; config?: Answer['config'] };
      const isRefused = response !== undefined && response.status >= 400;
      const cause = response?.data === undefined ? thrown : undefined;
      const error = findOurs(thrown) ?? (isRefused ? await readError(response, cause) : undefined);
      if (error === undefined) throw hideRequest(thrown);
      publishError(error, config?.method);
      throw error;
    },
  );
  return client;
}
