import type { Catalog, SpotV3 } from '@errlex/core';
import { type FetchResponse, readApiError } from '@errlex/core/response';
import { publishError } from '../publish-error.js';
import { findErrlexError, readClientError } from '../read-client-error.js';
import { redactRequest } from '../redact-request.js';
import type { WithApiErrorsOptions } from '../with-api-errors.js';

/** The subset of ky, or of a ky instance, that we use. */
export interface KyClient {
  (...input: never[]): Promise<FetchResponse>;
  extend(...options: never[]): unknown;
}

type Call = (...input: unknown[]) => ResponsePromise;
type ResponsePromise = Promise<FetchResponse> & Record<string, (...input: unknown[]) => Promise<unknown>>;

interface KyError {
  readonly response?: FetchResponse;
  readonly request?: { readonly method?: string };
  /** The parsed body. ky 2 and later have it here and leave `response` without one. */
  readonly data?: unknown;
}

/**
 * Wraps ky or a ky instance, so that it throws an `ApiError` or a `ResponseError` instead of its `HTTPError`,
 * after ky's own retries. An error payload with status 200 is thrown too. This is not a hook, because ky 1
 * runs hooks before it decides on a retry and would treat our error as a network error. Without a response,
 * ky's own error is thrown, whose `request` is hidden from logs and whose URLs are cut after the path.
 *
 * @example
 * const client = withApiErrors(ky.create({ prefixUrl }));
 */
export function withApiErrors<Client extends KyClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  const check = (response: FetchResponse) =>
    response.status < 300 ? readApiError(response, options) : undefined;
  const toError = async (thrown: unknown): Promise<unknown> => {
    const { response, request, data } = (thrown ?? {}) as KyError;
    const error = findErrlexError(thrown) ?? (response && (await readFailure(response, data, options)));
    publishError(error, request?.method);
    return error ?? redactRequest(thrown);
  };
  const wrapCall =
    (call: Call) =>
    (...input: unknown[]) =>
      wrapPromise(call(...input), check, toError);
  return new Proxy(client, {
    apply: (call, _, input) => wrapCall(call as unknown as Call)(...input),
    get: (from, name) => {
      const member: unknown = Reflect.get(from, name);
      if (typeof member !== 'function' || name === 'retry') return member;
      if (name !== 'create' && name !== 'extend') return wrapCall(member as Call);
      return (...input: unknown[]) => withApiErrors(member(...input), options);
    },
  });
}

async function readFailure<Definitions extends Catalog>(
  response: FetchResponse,
  data: unknown,
  options: WithApiErrorsOptions<Definitions>,
): Promise<Error | undefined> {
  if (!response.bodyUsed) return readApiError(response, options);
  const headers = Object.fromEntries(response.headers as unknown as Iterable<[string, string]>);
  return readClientError({ status: response.status, headers, data }, options);
}

/**
 * Wraps the promise of ky and its methods such as `json()`, so that all of them reject with the same error.
 */
function wrapPromise(
  promise: ResponsePromise,
  check: (response: FetchResponse) => Promise<Error | undefined> | undefined,
  toError: (thrown: unknown) => Promise<unknown>,
): ResponsePromise {
  const checked = promise.then(
    async (response) => {
      const error = await check(response);
      if (error) throw await toError(error);
      return response;
    },
    async (thrown) => {
      throw await toError(thrown);
    },
  );
  const readers = Object.entries(promise).map(([name, read]) => {
    const reader = async (...input: unknown[]) => {
      // Called before awaiting, because ky sends the `Accept` header that belongs to the method.
      const body = read(...input);
      body.catch(() => {});
      await checked;
      return body;
    };
    return [name, reader];
  });
  return Object.assign(checked, Object.fromEntries(readers));
}
