import type { Readable } from 'node:stream';
import type { Catalog } from '@errlex/core';
import { type FetchResponse, readApiError, toOutcome, toResponseInfo } from '@errlex/core/response';
import { hideRequest } from './hide-request.js';
import { isReadable, PeekedResponse } from './peeked-response.js';
import { isOurs } from './publish-error.js';
import type { WithApiErrorsOptions } from './with-api-errors.js';

/** The most bytes or UTF-16 units of a success that are looked into: an error payload is short. */
const BODY_LIMIT = 65_536;

/** An answer as a client gives it. */
export interface ClientAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The body: parsed, a text, bytes or a stream. */
  readonly data: unknown;
  /** What kept the body from arriving. */
  readonly cause?: unknown;
}

/** The error in an answer; undefined for a success, for a stream that is one, and for a 3xx. */
export async function readClientError<Definitions extends Catalog>(
  { status, headers, data, cause }: ClientAnswer,
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
    ...(cause !== undefined && { cause: hideRequest(cause) }),
  });
  return 'error' in outcome ? outcome.error : undefined;
}

/** Ours where a client has wrapped it in an error of its own. */
export function findOurs(thrown: unknown): Error | undefined {
  const { cause } = (thrown ?? {}) as { readonly cause?: unknown };
  return [thrown, cause].find(isOurs);
}

function isStream(data: unknown): data is ReadableStream | Readable {
  return data instanceof ReadableStream || isReadable(data);
}

/** The error in a stream, which nobody else reads. */
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

/** What `toOutcome` reads; undefined for nothing and for what is too long to be an error payload. */
function toBody(data: unknown): unknown {
  if (data instanceof ArrayBuffer) return toBody(new Uint8Array(data));
  if (data instanceof Uint8Array) {
    return data.byteLength > BODY_LIMIT ? undefined : new TextDecoder().decode(data);
  }
  return typeof data === 'string' && data.length > BODY_LIMIT ? undefined : (data ?? undefined);
}
