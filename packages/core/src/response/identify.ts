import type { Executed } from '../catalog/catalog.js';
import type { AnyErrorSet, ErrorReader } from '../define-errors.js';
import type { AnyApiError } from '../error/api-error.js';
import { isBranded } from '../error/brand-error.js';
import {
  type ErrorData,
  extendErrorData,
  freezeErrorData,
  noParams,
  parseResponseInfo,
} from '../error/error-data.js';
import { spotV3ErrorReader } from '../spot-v3-errors.js';
import { findError, findErrorText, readResponseInfo } from './find-error.js';
import { classifyNetworkError } from './network-errors.js';
import { describeResponseError, type ResponseErrorJson } from './response-error.js';

/** The kind of a thrown value. For all kinds except `api-error`, `code` is 0. */
export type IdentifiedKind =
  | 'api-error'
  /** An error response without a code. */
  | 'response-error'
  /** No response: the connection failed or broke. */
  | 'network'
  | 'timeout'
  /** The response could not be parsed. */
  | 'unreadable'
  /** A file of the application is missing, usually after a deployment. */
  | 'outdated-app'
  | 'other';

/** A thrown value as data, with its kind. */
export interface IdentifiedError extends ErrorData {
  readonly kind: IdentifiedKind;
  /**
   * Whether the operation took effect. Set only if a `RetryError` was thrown, which knows the outcomes of
   * all attempts.
   */
  readonly executed?: Executed | undefined;
}

export interface IdentifyOptions {
  /**
   * The error set of the API, or a list of sets. Of a list, the first set whose catalog holds the code reads
   * the payload. Default: `spotV3Errors`.
   */
  readonly errors?: AnyErrorSet | readonly AnyErrorSet[] | undefined;
  /** The signal of the request: a thrown value that equals its reason counts as the caller's own abort. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown } | null | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Identifies any thrown or received value: errors of this library and their JSON, payloads and response
 * bodies in the errors of other clients, and errors without a response. Any other value has the kind `other`.
 * Returns `undefined` for the caller's own abort. Never throws.
 */
export function identify(
  thrown: unknown,
  { errors, signal }: IdentifyOptions = {},
): IdentifiedError | undefined {
  return identifyWith(thrown, toReaders(errors), signal);
}

function identifyWith(
  thrown: unknown,
  readers: readonly ErrorReader[],
  signal?: IdentifyOptions['signal'],
): IdentifiedError | undefined {
  try {
    const own = readErrlexError(thrown, readers);
    if (own) return own;
    const network = classifyNetworkError(thrown);
    if (isOwnAbort(thrown, network?.kind, signal)) return undefined;
    const responseInfo = readResponseInfo(thrown);
    const data = findError(thrown, readers, responseInfo?.httpStatus, (value) =>
      readErrlexError(value, readers),
    );
    if (data) {
      const found = 'kind' in data ? data : toIdentified(data);
      return found.responseInfo || !responseInfo ? found : extendErrorData(found, { responseInfo });
    }
    if (network) return describeOther(network.kind === 'abort' ? 'timeout' : network.kind, thrown);
    if (responseInfo && responseInfo.httpStatus >= 400) {
      const msg = findErrorText(thrown as Fields, readers, responseInfo.httpStatus);
      return extendErrorData(describeResponseError({ responseInfo, msg, cause: thrown }), {
        kind: 'response-error',
      });
    }
    return describeOther('other', thrown);
  } catch {
    // A getter or a revoked proxy threw.
    return describeOther('other', undefined);
  }
}

function toReaders(errors: IdentifyOptions['errors']): readonly ErrorReader[] {
  if (errors === undefined) return [spotV3ErrorReader];
  return 'reader' in errors ? [errors.reader] : errors.map(({ reader }) => reader);
}

/** Tests whether the caller ended the request. A time-out that arrives as an abort does not count. */
function isOwnAbort(thrown: unknown, kind: string | undefined, signal: IdentifyOptions['signal']): boolean {
  const isTimeout = (reason: unknown) => (reason as Fields | null | undefined)?.name === 'TimeoutError';
  const { cause } = (thrown ?? {}) as Fields;
  if (signal?.aborted && isTimeout(signal.reason)) return false;
  if (kind === 'abort') return !isTimeout(cause);
  return signal?.aborted === true && signal.reason === thrown && kind !== 'timeout';
}

/** Reads an error of this library, from any copy of the package, or the JSON of such an error. */
function readErrlexError(value: unknown, readers: readonly ErrorReader[]): IdentifiedError | undefined {
  const fields = (value ?? {}) as Fields;
  // Any object can set the brand, so also test the type of `code`.
  if (isBranded(value, 'ApiError', 'code') && typeof fields.code === 'number')
    return toIdentified(describeApiError(value as AnyApiError));
  if (isBranded(value, 'ResponseError', 'body')) return describeResponse(value as ResponseErrorJson);
  if (isBranded(value, 'RetryError', 'executed')) {
    const cause = identifyWith(fields.cause, readers) ?? describeOther('other', fields.cause);
    const executed: Executed = fields.executed === 'no' ? 'no' : 'unknown';
    return extendErrorData(cause, { executed });
  }
  if (fields.$errlex === 1) {
    for (const { readJson } of readers) {
      const data = readJson(value);
      if (data) return toIdentified(freezeErrorData(data));
    }
    return describeUnknownJson(fields);
  }
  const isJson = fields.name === 'ResponseError' && typeof fields.body === 'string';
  return isJson ? describeResponse(value as ResponseErrorJson) : undefined;
}

/**
 * Describes the JSON of an `ApiError` whose domain none of the contracts has, so the meaning of its code is
 * unknown.
 */
function describeUnknownJson({ code, message, msg = message, domain, responseInfo }: Fields) {
  if (!Number.isSafeInteger(code) || code === 0) return undefined;
  return extendErrorData(
    describeOther('api-error', typeof msg === 'string' ? msg : `Error ${String(code)}`),
    {
      code: code as number,
      ...(typeof domain === 'string' && { domain }),
      responseInfo: parseResponseInfo(responseInfo),
      cause: undefined,
    },
  );
}

function toIdentified(data: ErrorData): IdentifiedError {
  return extendErrorData(data, { kind: 'api-error' });
}

/** Copies the fields of an error into frozen data. The error may come from any copy of the package. */
function describeApiError(error: AnyApiError | ErrorData): ErrorData {
  const { domain, code, reason, messageId, params, definition, responseInfo, upstream, data } = error;
  const message = String(error.message);
  const msg = typeof error.msg === 'string' ? error.msg : message;
  return freezeErrorData({
    ...(domain !== undefined && { domain }),
    code,
    reason,
    messageId,
    params: typeof params === 'object' && params !== null ? params : noParams,
    message,
    msg,
    definition,
    ...(responseInfo && { responseInfo }),
    ...(upstream && { upstream }),
    ...(data && { data }),
    ...('cause' in error && { cause: error.cause }),
  });
}

function describeResponse(error: ResponseErrorJson): IdentifiedError {
  const responseInfo = parseResponseInfo(error.responseInfo);
  const msg = typeof error.msg === 'string' ? error.msg : undefined;
  return extendErrorData(describeResponseError({ responseInfo, msg, cause: error }), {
    kind: 'response-error',
  });
}

function describeOther(kind: IdentifiedKind, cause: unknown): IdentifiedError {
  const text = typeof cause === 'string' ? cause : (cause as Fields | null | undefined)?.message;
  const message = typeof text === 'string' ? text : '';
  return Object.freeze({
    kind,
    code: 0,
    reason: undefined,
    messageId: undefined,
    params: noParams,
    message,
    msg: message,
    definition: undefined,
    cause,
  });
}
