import { errorMonitor } from 'node:events';
import type { Catalog, SpotV3 } from '@errlex/core';
import { ResponseError, toResponseInfo } from '@errlex/core/response';
import { hideRequest } from '../hide-request.js';
import { publishError } from '../publish-error.js';
import { type ClientAnswer, findOurs, readClientError } from '../read-client-error.js';
import type { WithApiErrorsOptions } from '../with-api-errors.js';

/** What is used of got, or of an instance of it. */
export interface GotClient {
  extend(options: never): unknown;
}

interface Answer {
  readonly statusCode: number;
  readonly headers: ClientAnswer['headers'];
  readonly rawBody?: Uint8Array;
}

interface Failure extends Error {
  readonly code?: unknown;
  readonly response?: Answer;
  readonly options?: { readonly method?: string };
}

/** A promise of got, or its stream. */
interface Pending extends Promise<unknown> {
  json(): Promise<unknown>;
  cancel(): void;
  on(event: symbol, listener: (failure: Error) => void): unknown;
}

/**
 * An instance of got that rejects (a stream: fails) with an `ApiError` or a `ResponseError` where the answer
 * is one, after got's own retries. A body that is no JSON where JSON was asked for is a `ResponseError`. A
 * failure without an answer stays the error of got that it is, but its `options` and `request` no longer show
 * in a log, and a URL in its text ends with its path.
 *
 * @example
 * const client = withApiErrors(got.extend({ prefixUrl }));
 */
export function withApiErrors<Client extends GotClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  const read = ({ statusCode, headers, rawBody }: Answer, cause?: unknown) =>
    readClientError({ status: statusCode, headers, data: rawBody, cause }, options);

  const toError = async (failure: Failure): Promise<Error> => {
    const { response, code, name } = failure;
    // An abort or a time-out meanwhile is no responseInfo, whatever has come of one.
    const isEnded = /^(?:Abort|Timeout|Cancel)Error$/.test(name);
    const isRefused = !isEnded && response !== undefined && response.statusCode >= 400;
    const error =
      findOurs(failure) ??
      (isRefused ? await read(response, response.rawBody ? undefined : failure) : undefined) ??
      // Its text holds the body's beginning and the URL.
      (response && code === 'ERR_BODY_PARSE_FAILURE' ? toUnreadable(response) : undefined);
    publishError(error, failure.options?.method);
    return error ?? hideRequest(failure);
  };

  const extended = client.extend({
    handlers: [
      (settings: { readonly isStream?: boolean }, next: (settings: unknown) => Pending) => {
        const pending = next(settings);
        // An abort passes no hook.
        return settings.isStream ? pending.on(errorMonitor, hideRequest) : mapRejections(pending, toError);
      },
    ],
    hooks: {
      afterResponse: [
        async (response: Answer) => {
          const error = response.statusCode < 300 ? await read(response) : undefined;
          // got makes it the cause of an error that it hands to the other hook.
          if (error) throw error;
          return response;
        },
      ],
      beforeError: [toError],
    },
    // Options of this very client, whichever major it is.
  } as never);
  return extended as Client;
}

/**
 * A promise of got, and what its `json()` gives: that parses after all hooks. got itself adds the other
 * members.
 */
function mapRejections(pending: Pending, toError: (failure: Failure) => Promise<Error>): Promise<unknown> {
  const map = (promise: Promise<unknown>) =>
    promise.catch(async (failure: Failure) => {
      throw await toError(failure);
    });
  const json = function (this: Pending) {
    const parsed = pending.json.call(this);
    return Object.defineProperties(map(parsed), Object.getOwnPropertyDescriptors(parsed));
  };
  return Object.defineProperties(map(pending), {
    json: { value: json },
    // got then sets its own, which works on its own promise only.
    cancel: { get: () => () => pending.cancel(), set: () => {} },
  });
}

function toUnreadable({ statusCode, headers, rawBody }: Answer): ResponseError {
  const responseInfo = toResponseInfo(statusCode, (name) => headers[name]?.toString());
  return new ResponseError({ responseInfo, body: new TextDecoder().decode(rawBody?.subarray(0, 4096)) });
}
