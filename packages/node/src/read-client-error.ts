import type { Readable } from 'node:stream';
import type { Catalog } from '@errlex/core';
import { type FetchResponse, readApiError, toOutcome, toResponseInfo } from '@errlex/core/response';
import { isReadable, PeekedResponse } from './peeked-response.js';
import { isErrlexError } from './publish-error.js';
import { redactRequest } from './redact-request.js';
import type { WithApiErrorsOptions } from './with-api-errors.js';

/** Maximum size of a success that is searched for an error payload, in bytes or UTF-16 units. */
const MAX_BODY_SIZE = 65_536;

/** A response as an HTTP client returns it. */
export interface ClientResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body: parsed, or as text, bytes or a stream. */
  readonly data: unknown;
  /** The error that kept the body from arriving. */
  readonly cause?: unknown;
}

/**
 * Returns the error in a response. Returns `undefined` for a success, including a successful stream, and for
 * a 3xx.
 */
export async function readClientError<Definitions extends Catalog>(
  { status, headers, data, cause }: ClientResponse,
  options: WithApiErrorsOptions<Definitions>,
): Promise<Error | undefined> {
  const isSuccess = status >= 200 && status < 300;
  if (status < 400 && !isSuccess) return undefined;
  const readHeader = (name: string) => {
    const value = headers[name];
    return value === undefined || value === null ? null : String(value);
  };
  if (isStream(data)) return isSuccess ? undefined : readStream(status, readHeader, data, options);
  const body = toBody(data);
  if (isSuccess && body === undefined) return undefined;
  const outcome = toOutcome(body ?? '', {
    ...options,
    upstream: options.upstream ?? true,
    responseInfo: toResponseInfo(status, readHeader),
    ...(cause !== undefined && { cause: redactRequest(cause) }),
  });
  return 'error' in outcome ? outcome.error : undefined;
}

/** Finds our own error, also if a client wrapped it in an error of its own. */
export function findErrlexError(thrown: unknown): Error | undefined {
  const { cause } = (thrown ?? {}) as { readonly cause?: unknown };
  return [thrown, cause].find(isErrlexError);
}

function isStream(data: unknown): data is ReadableStream | Readable {
  return data instanceof ReadableStream || isReadable(data);
}

/** Reads the error in a stream that nobody else reads. */
async function readStream<Definitions extends Catalog>(
  status: number,
  get: (name: string) => string | null,
  data: ReadableStream | Readable,
  options: WithApiErrorsOptions<Definitions>,
): Promise<Error | undefined> {
  const head = { status, headers: { get }, bodyUsed: false };
  if (isReadable(data)) {
    const error = await readApiError(new PeekedResponse(head, data), options);
    data.destroy();
    return error;
  }
  const response: FetchResponse = { ...head, body: data, clone: () => response, text: async () => '' };
  return readApiError(response, options);
}

/**
 * Converts a body to what `toOutcome` takes. Returns `undefined` for an empty body and for one that is too
 * long to be an error payload.
 */
function toBody(data: unknown): unknown {
  if (data instanceof ArrayBuffer) return toBody(new Uint8Array(data));
  if (data instanceof Uint8Array) {
    return data.byteLength > MAX_BODY_SIZE ? undefined : new TextDecoder().decode(data);
  }
  return typeof data === 'string' && data.length > MAX_BODY_SIZE ? undefined : (data ?? undefined);
}
