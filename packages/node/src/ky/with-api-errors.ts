import type { Catalog, SpotV3 } from '@errlex/core';
import { type FetchResponse, readApiError } from '@errlex/core/response';
import { hideRequest } from '../hide-request.js';
import { publishError } from '../publish-error.js';
import { findOurs, readClientError } from '../read-client-error.js';
import type { WithApiErrorsOptions } from '../with-api-errors.js';

/** What is used of ky, or of an instance of it. */
export interface KyClient {
  (...input: never[]): Promise<FetchResponse>;
  extend(...options: never[]): unknown;
}

type Call = (...input: unknown[]) => ResponsePromise;
type ResponsePromise = Promise<FetchResponse> & Record<string, (...input: unknown[]) => Promise<unknown>>;

interface Failure {
  readonly response?: FetchResponse;
  readonly request?: { readonly method?: string };
  /** The parsed body, from the second major of ky on, which leaves none in `response`. */
  readonly data?: unknown;
}

/**
 * ky, or an instance of it, with an `ApiError` or a `ResponseError` in the place of its `HTTPError`, after
 * ky's own retries; an error payload under 200 is one too. Not a hook: in ky 1 those run before it decides
 * about a retry, and it would take our error for a failure of the network. A failure without an answer stays
 * what it is, but its `request` no longer shows in a log, and a URL in its text ends with its path.
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
    const { response, request, data } = (thrown ?? {}) as Failure;
    const error = findOurs(thrown) ?? (response && (await readFailure(response, data, options)));
    publishError(error, request?.method);
    return error ?? hideRequest(thrown);
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

/** The promise of ky with its `json()` and the like, each of which rejects as the promise itself does. */
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
      // Asked for at once, for ky sends the `Accept` header that goes with it.
      const body = read(...input);
      body.catch(() => {});
      await checked;
      return body;
    };
    return [name, reader];
  });
  return Object.assign(checked, Object.fromEntries(readers));
}
