import type { Catalog, SpotV3 } from '@errlex/core';
import { publishError } from '../publish-error.js';
import { findErrlexError, readClientError } from '../read-client-error.js';
import { redactRequest } from '../redact-request.js';
import type { WithApiErrorsOptions } from '../with-api-errors.js';

interface AxiosResponse {
  readonly status: number;
  readonly data: unknown;
  readonly headers: object;
  readonly config?: { readonly method?: string };
}

/** The subset of axios, or of an axios instance, that we use. */
export interface AxiosClient {
  readonly interceptors: {
    readonly response: {
      use(
        onFulfilled: <Response extends AxiosResponse>(response: Response) => Promise<Response>,
        onRejected: (thrown: unknown) => Promise<never>,
      ): unknown;
    };
  };
}

/**
 * Adds an interceptor to axios or an axios instance, and returns it. If the response is an error, it then
 * rejects with an `ApiError` or a `ResponseError`. Without a response, it rejects with the `AxiosError`
 * itself, whose `config` and `request` are hidden from logs. Call it after anything else that reads an
 * `AxiosError`, such as a retry interceptor.
 *
 * @example
 * const client = withApiErrors(axios.create({ baseURL }));
 */
export function withApiErrors<Client extends AxiosClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  const readError = ({ status, data, headers }: AxiosResponse, cause?: unknown) =>
    readClientError({ status, data, cause, headers: headers as Record<string, unknown> }, options);
  client.interceptors.response.use(
    async (response) => {
      // `validateStatus` may accept other statuses as successes.
      const error = response.status < 300 ? await readError(response) : undefined;
      if (error === undefined) return response;
      publishError(error, response.config?.method);
      throw error;
    },
    async (thrown) => {
      const { response, config } = (thrown ?? {}) as {
        response?: AxiosResponse;
        config?: AxiosResponse['config'];
      };
      const isRefused = response !== undefined && response.status >= 400;
      const cause = response?.data === undefined ? thrown : undefined;
      const error = findErrlexError(thrown) ?? (isRefused ? await readError(response, cause) : undefined);
      if (error === undefined) throw redactRequest(thrown);
      publishError(error, config?.method);
      throw error;
    },
  );
  return client;
}
