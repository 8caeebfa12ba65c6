import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { AnyApiError } from '../error/api-error.js';
import { toResponseInfo } from '../error/error-data.js';
import { readApiError, type WithApiErrorsOptions } from '../response/fetch.js';
import { createDecoder, type FetchResponse, MAX_BODY_LENGTH } from '../response/read-body.js';
import { isOkStatus, isResponseError, type ResponseError } from '../response/response-error.js';
import { toOutcome } from '../response/to-outcome.js';
import { isApiError } from '../spot-v3-errors.js';
import { redactRequest } from './redact-request.js';

/** A response as an HTTP client returns it. */
export interface ClientResponse {
  readonly status: number;
  /** A `Headers`, or an object with a field for each header. */
  readonly headers: object;
  /** The body: parsed, or as text, bytes or a stream. */
  readonly data: unknown;
  /** The error because of which the body is missing or incomplete. */
  readonly cause?: unknown;
}

/**
 * Returns the error in a response. Returns `undefined` for a success, including a successful stream, and for
 * a 3xx. Bytes are decoded by the charset of the content type.
 */
export async function readClientError<Definitions extends Catalog = SpotV3>(
  { status, headers, data, cause }: ClientResponse,
  { errors, upstream }: WithApiErrorsOptions<Definitions> = {},
): Promise<AnyApiError | ResponseError | undefined> {
  const isSuccess = isOkStatus(status);
  if (status < 400 && !isSuccess) return undefined;
  const get = (name: string) => readHeader(headers, name);
  const body = toStream(data);
  if (body !== undefined) {
    if (isSuccess) return undefined;
    const response: FetchResponse = {
      status,
      headers: { get },
      bodyUsed: false,
      body,
      clone: () => response,
      text: async () => '',
    };
    return readApiError(response, { errors, upstream });
  }
  const value = toBody(data, isSuccess, get('content-type'));
  if (isSuccess && value === undefined) return undefined;
  const outcome = toOutcome(value ?? '', {
    errors,
    upstream: upstream ?? true,
    responseInfo: toResponseInfo(status, get),
    ...(cause !== undefined && { cause: redactRequest(cause) }),
  });
  return 'error' in outcome ? (outcome.error as AnyApiError | ResponseError) : undefined;
}

/** Tests whether a value is an `ApiError` or a `ResponseError`. */
export function isErrlexError(value: unknown): value is AnyApiError | ResponseError {
  return isApiError(value) || isResponseError(value);
}

/** Finds an error of this library, also if a client wrapped it in an error of its own. */
export function findErrlexError(thrown: unknown): AnyApiError | ResponseError | undefined {
  const { cause } = (thrown ?? {}) as { readonly cause?: unknown };
  return [thrown, cause].find(isErrlexError);
}

function readHeader(headers: object, name: string): string | null {
  const { get } = headers as { readonly get?: unknown };
  const value =
    typeof get === 'function'
      ? get.call(headers, name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return value === undefined || value === null ? null : String(value);
}

/**
 * Returns a web stream as it is, and a Node stream as an object with the methods of a web stream. Canceling
 * it closes the connection.
 */
function toStream(data: unknown): object | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('getReader' in data) return data;
  if (!('pipe' in data) || !(Symbol.asyncIterator in data)) return undefined;
  const iterator = (data as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  const cancel = async () => void (await iterator.return?.());
  return { cancel, getReader: () => ({ read: () => iterator.next(), cancel }) };
}

/**
 * Converts a body to the value that `toOutcome` takes. Returns `undefined` for an empty body, and for a
 * success that is too long to be an error payload.
 */
function toBody(data: unknown, isSuccess: boolean, contentType: string | null): unknown {
  if (data instanceof ArrayBuffer) return toBody(new Uint8Array(data), isSuccess, contentType);
  if (data instanceof Uint8Array) {
    return toBody(createDecoder(contentType).decode(data), isSuccess, contentType);
  }
  if (typeof data !== 'string') return data ?? undefined;
  const text = data.trimStart();
  if (text.length <= MAX_BODY_LENGTH) return text;
  return isSuccess ? undefined : text.slice(0, MAX_BODY_LENGTH);
}
