import { errorMonitor } from 'node:events';
import type { Catalog, SpotV3 } from '@errlex/core';
import { findErrlexError, readClientError, redactRequest } from '@errlex/core/clients';
import { ResponseError, toResponseInfo, type WithApiErrorsOptions } from '@errlex/core/response';
import { withPublishing } from '../publish-error.js';

/** The subset of got, or of a got instance, that we use. */
export interface GotClient {
  extend(options: never): unknown;
}

interface GotResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly rawBody?: Uint8Array;
}

interface GotError extends Error {
  readonly code?: unknown;
  readonly response?: GotResponse;
  readonly options?: { readonly method?: string };
}

/** A request of got: a promise, or a stream. */
interface Pending extends Promise<unknown> {
  json(): Promise<unknown>;
  cancel(): void;
  on(event: symbol, listener: (failure: Error) => void): unknown;
}

/**
 * Returns a got instance that rejects with an `ApiError` or a `ResponseError` if the response is an error,
 * after got's own retries. A stream emits that error. If the caller asked for JSON and the body is not JSON,
 * the error is a `ResponseError`. Without a response, got's own error is thrown; its `options` and `request`
 * are hidden from logs, and its URLs are cut after the path.
 *
 * @example
 * const client = withApiErrors(got.extend({ prefixUrl }));
 */
export function withApiErrors<Client extends GotClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  const { onError } = withPublishing(options);
  const read = ({ statusCode, headers, rawBody }: GotResponse, cause?: unknown) =>
    readClientError({ status: statusCode, headers, data: rawBody, cause }, options);

  const toError = async (failure: GotError): Promise<Error> => {
    const { response, code, name } = failure;
    // Ignores a response that arrived although the request was aborted or timed out.
    const isEnded = /^(?:Abort|Timeout|Cancel)Error$/.test(name);
    const isError = !isEnded && response !== undefined && response.statusCode >= 400;
    const error =
      findErrlexError(failure) ??
      (isError ? await read(response, response.rawBody ? undefined : failure) : undefined) ??
      // Replaces got's error, because its message contains the URL and the beginning of the body.
      (response && code === 'ERR_BODY_PARSE_FAILURE' ? toParseError(response) : undefined);
    if (error === undefined) return redactRequest(failure);
    // got calls `toError` again with the error that it returned before.
    if (error !== failure) onError?.(error, failure.options?.method);
    return error;
  };

  const extended = client.extend({
    handlers: [
      (settings: { readonly isStream?: boolean }, next: (settings: unknown) => Pending) => {
        const pending = next(settings);
        // `mapRejections` is needed although there is a hook, because got does not call `beforeError` for an
        // abort.
        return settings.isStream ? pending.on(errorMonitor, redactRequest) : mapRejections(pending, toError);
      },
    ],
    hooks: {
      afterResponse: [
        async (response: GotResponse) => {
          const error = response.statusCode < 300 ? await read(response) : undefined;
          // got passes this error on to `beforeError`, as the cause of its own error.
          if (error) throw error;
          return response;
        },
      ],
      beforeError: [toError],
    },
    // The cast is needed because the types of the options differ between the major versions of got.
  } as never);
  return extended as Client;
}

/**
 * Converts the rejections of a got promise and of its method `json()`, which parses after all hooks. got
 * itself adds its other methods to the returned promise.
 */
function mapRejections(pending: Pending, toError: (failure: GotError) => Promise<Error>): Promise<unknown> {
  const map = (promise: Promise<unknown>) =>
    promise.catch(async (failure: GotError) => {
      throw await toError(failure);
    });
  const json = function (this: Pending) {
    const parsed = pending.json.call(this);
    return Object.defineProperties(map(parsed), Object.getOwnPropertyDescriptors(parsed));
  };
  return Object.defineProperties(map(pending), {
    json: { value: json },
    // Ignores the `cancel` that got sets afterwards, because it works only on got's own promise.
    cancel: { get: () => () => pending.cancel(), set: () => {} },
  });
}

function toParseError({ statusCode, headers, rawBody }: GotResponse): ResponseError {
  const responseInfo = toResponseInfo(statusCode, (name) => headers[name]?.toString());
  return new ResponseError({ responseInfo, body: new TextDecoder().decode(rawBody?.subarray(0, 4096)) });
}
