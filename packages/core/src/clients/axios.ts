import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { WithApiErrorsOptions } from '../response/fetch.js';
import { createDecoder } from '../response/read-body.js';
import { findErrlexError, readClientError } from './read-client-error.js';
import { redactRequest } from './redact-request.js';

interface AxiosConfig {
  readonly method?: string;
  readonly adapter?: unknown;
  responseType?: unknown;
  responseEncoding?: unknown;
  transformResponse?: unknown;
}

interface AxiosResponse {
  readonly status: number;
  readonly data: unknown;
  readonly headers: object;
  readonly config?: { readonly method?: string };
}

/** The subset of axios, or of an axios instance, that we use. */
export interface AxiosClient {
  readonly interceptors: {
    readonly request: {
      use(onFulfilled: <Config extends AxiosConfig>(config: Config) => Config): unknown;
    };
    readonly response: {
      use(
        onFulfilled: <Response extends AxiosResponse>(response: Response) => Promise<Response>,
        onRejected: (thrown: unknown) => Promise<never>,
      ): unknown;
    };
  };
}

/**
 * Adds interceptors to axios or an axios instance, and returns it. An error response then rejects with an
 * `ApiError` or a `ResponseError`; its body is decoded by the charset of the response. Without a response,
 * the call rejects with the `AxiosError` itself, whose `config` and `request` are hidden from logs. Call
 * this function after you have added interceptors that read an `AxiosError`, such as a retry interceptor.
 *
 * @example
 * const client = withApiErrors(axios.create({ baseURL }));
 */
export function withAxiosErrors<Client extends AxiosClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  const readError = ({ status, data, headers }: AxiosResponse, cause?: unknown) =>
    readClientError({ status, data, cause, headers }, options);
  client.interceptors.request.use(decodeByCharset);
  client.interceptors.response.use(
    async (response) => {
      // The option `validateStatus` of axios may accept other statuses, such as 404, as successes.
      const error = response.status < 300 ? await readError(response) : undefined;
      if (error === undefined) return response;
      options.onError?.(error, response.config?.method);
      throw error;
    },
    async (thrown) => {
      const { response, config } = (thrown ?? {}) as {
        response?: AxiosResponse;
        config?: AxiosResponse['config'];
      };
      const isError = response !== undefined && response.status >= 400;
      const cause = response?.data === undefined ? thrown : undefined;
      const error = findErrlexError(thrown) ?? (isError ? await readError(response, cause) : undefined);
      if (error === undefined) throw redactRequest(thrown, config);
      options.onError?.(error, config?.method);
      throw error;
    },
  );
  return client;
}

/**
 * The transform function that decodes the bytes of a body. The field `responseType` holds the type that the
 * caller asked for. A retry finds the decoder by this field, so that it does not add a second one.
 */
type Decoder = ((this: AxiosConfig, data: unknown, headers?: object) => unknown) & {
  readonly responseType?: unknown;
};

/** Exists in browsers only. There, an `XMLHttpRequest` decodes text by the charset of the response. */
declare const XMLHttpRequest: unknown;

/**
 * Requests bytes instead of text, and decodes them by the charset of the content type, because the `http` and
 * `fetch` adapters of axios decode everything as UTF-8.
 */
function decodeByCharset<Config extends AxiosConfig>(config: Config): Config {
  const [first, ...others] = [config.transformResponse ?? []].flat() as Decoder[];
  // A retry sends the same configuration again, which already begins with this decoder.
  const isDecoded = first !== undefined && 'responseType' in first;
  const responseType = isDecoded ? first.responseType : config.responseType;
  const transforms = isDecoded || first === undefined ? others : [first, ...others];
  if (!decodesAsUtf8(config, responseType)) return config;
  const decoder: Decoder = function (data, headers) {
    this.responseType = responseType;
    if (!(data instanceof ArrayBuffer || data instanceof Uint8Array)) return data;
    const { get } = (headers ?? {}) as { get?(name: string): unknown };
    const contentType = get?.call(headers, 'content-type');
    return createDecoder(typeof contentType === 'string' ? contentType : null).decode(new Uint8Array(data));
  };
  config.responseType = 'arraybuffer';
  config.transformResponse = [Object.assign(decoder, { responseType }), ...transforms];
  return config;
}

/** Tests whether axios would decode the body itself, as UTF-8. */
function decodesAsUtf8({ adapter, responseEncoding }: AxiosConfig, responseType: unknown): boolean {
  const isText = [undefined, null, '', 'json', 'text'].includes(responseType as string);
  const [first] = [adapter].flat();
  const usesXhr = first === 'xhr' && typeof XMLHttpRequest !== 'undefined';
  return isText && responseEncoding === undefined && typeof first === 'string' && !usesXhr;
}
