import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import { readApiError, type WithApiErrorsOptions } from '../response/fetch.js';
import type { FetchResponse } from '../response/read-body.js';
import { findErrlexError, isErrlexError, readClientError } from './read-client-error.js';
import { redactRequest } from './redact-request.js';

/** The subset of ky, or of a ky instance, that we use. */
export interface KyClient {
  (...input: never[]): Promise<FetchResponse>;
  extend(...options: never[]): unknown;
}

type Call = (...input: unknown[]) => ResponsePromise;
type Extend = (...input: unknown[]) => KyClient;
type ResponsePromise = Promise<FetchResponse> & Record<string, (...input: unknown[]) => Promise<unknown>>;

interface KyError {
  readonly response?: FetchResponse;
  readonly request?: { readonly method?: string };
  /** The parsed body. Set by ky 2 and later, which have read the body of `response`. */
  readonly data?: unknown;
}

/**
 * Wraps ky or a ky instance, so that an error response throws an `ApiError` or a `ResponseError` instead of
 * ky's `HTTPError`, after ky's own retries. An error payload with status 200 also throws. Without a response,
 * ky's own error is thrown; its `request` is hidden from logs, and its URLs are cut after the path. If ky
 * uses a `fetch` that `withApiErrors` wraps, ky does not retry the errors of that `fetch`.
 *
 * @example
 * const client = withApiErrors(ky.create({ prefixUrl }));
 */
export function withKyErrors<Client extends KyClient, Definitions extends Catalog = SpotV3>(
  client: Client,
  options: WithApiErrorsOptions<Definitions> = {},
): Client {
  // Without this hook, ky 1 would repeat the request after an error that is not its own.
  const beforeRetry = ({ error }: { readonly error: unknown }) => {
    if (isErrlexError(error)) throw error;
  };
  const extended = client.extend({ hooks: { beforeRetry: [beforeRetry] } } as never) as Client;
  return wrapClient(extended, options);
}

/** Wraps all methods. A hook of ky would be too early: ky 1 runs hooks before it decides on a retry. */
function wrapClient<Client extends KyClient, Definitions extends Catalog>(
  client: Client,
  options: WithApiErrorsOptions<Definitions>,
): Client {
  const check = (response: FetchResponse) =>
    response.status < 300 ? readApiError(response, options) : undefined;
  const wrapCall =
    (call: Call) =>
    (...input: unknown[]) => {
      const toError = async (thrown: unknown): Promise<unknown> => {
        const { response, request, data } = (thrown ?? {}) as KyError;
        const found = findErrlexError(thrown) ?? (response && (await readFailure(response, data, options)));
        if (found === undefined) return redactRequest(thrown, ...input);
        options.onError?.(found, request?.method);
        return found;
      };
      return wrapPromise(redactThrown(call, input), check, toError);
    };
  return new Proxy(client, {
    apply: (call, _, input) => wrapCall(call as unknown as Call)(...input),
    get: (from, name) => {
      const member: unknown = Reflect.get(from, name);
      if (typeof member !== 'function' || name === 'retry') return member;
      if (name !== 'create' && name !== 'extend') return wrapCall(member as Call);
      return (...input: unknown[]) => withKyErrors(redactThrown(member as Extend, input), options);
    },
  });
}

/**
 * Calls a function of ky, and redacts the error that ky throws synchronously if a URL or a header is
 * invalid.
 */
function redactThrown<Result>(call: (...input: unknown[]) => Result, input: readonly unknown[]): Result {
  try {
    return call(...input);
  } catch (thrown) {
    throw redactRequest(thrown, ...input);
  }
}

async function readFailure<Definitions extends Catalog>(
  response: FetchResponse,
  data: unknown,
  options: WithApiErrorsOptions<Definitions>,
) {
  if (!response.bodyUsed) return readApiError(response, options);
  return readClientError({ status: response.status, headers: response.headers, data }, options);
}

/** Wraps the promise of ky and its methods such as `json()`, so that all of them reject with the same error. */
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
      // Called before the first `await`: ky reads the called method to choose the `Accept` header of the
      // request.
      const body = read(...input);
      body.catch(() => {});
      await checked;
      return body;
    };
    return [name, reader];
  });
  return Object.assign(checked, Object.fromEntries(readers));
}
