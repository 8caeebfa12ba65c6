import type { ErrorBody } from '../contract/payload.js';
import type { ErrorReader } from '../define-errors.js';
import { type AnyApiError, ApiError } from '../error/api-error.js';
import { brandErrorClass, isBranded, setIgnoredCause } from '../error/brand-error.js';
import type { DecodeOptions } from '../error/decode.js';
import { type ErrorData, noParams, type ResponseInfo } from '../error/error-data.js';
import { escapeControls, truncate } from '../text/text.js';

/** Maximum length of the body excerpt that a `ResponseError` keeps, in UTF-16 units. */
const MAX_EXCERPT_LENGTH = 1024;

/** The fields to create a `ResponseError` from. */
export interface ResponseErrorInit {
  readonly responseInfo?: ResponseInfo | undefined;
  readonly body?: string | undefined;
  readonly msg?: string | undefined;
  readonly cause?: unknown;
}

/** The JSON of a `ResponseError`. */
export interface ResponseErrorJson {
  readonly name: 'ResponseError';
  readonly message: string;
  readonly responseInfo?: ResponseInfo | undefined;
  readonly msg?: string | undefined;
  readonly body: string;
}

/**
 * An error response without a code: a gateway's page, an empty body, a text without a code. Not used for a
 * request without a response: clients throw their own errors then. It has no field `status`, because some
 * servers send the message of every error with a `status` to their callers.
 */
export interface ResponseError extends Error {
  /** The HTTP response; absent if the body came over another transport. */
  readonly responseInfo?: ResponseInfo;
  /** The error text in the body, which has no code. */
  readonly msg?: string;
  /** The first 1024 UTF-16 units of the body. */
  readonly body: string;
  toJSON(): ResponseErrorJson;
}

export const ResponseError: new (init: ResponseErrorInit) => ResponseError = /*#__PURE__*/ brandErrorClass(
  class extends Error implements ResponseError {
    declare readonly responseInfo?: ResponseInfo;
    declare readonly msg?: string;
    declare readonly body: string;

    constructor({ responseInfo, body = '', msg, cause }: ResponseErrorInit) {
      const options = cause === undefined ? {} : { cause };
      super(summarize(responseInfo, msg), options);
      setIgnoredCause(this, options);
      if (responseInfo) this.responseInfo = responseInfo;
      if (msg !== undefined) this.msg = truncate(msg, MAX_EXCERPT_LENGTH);
      this.body = truncate(body, MAX_EXCERPT_LENGTH);
    }

    toJSON(): ResponseErrorJson {
      const { message, responseInfo, msg, body } = this;
      return { name: 'ResponseError', message, responseInfo, msg, body };
    }
  },
  'ResponseError',
  'body',
);

/** Tests whether a value is a `ResponseError`, across copies of this package and across realms. */
export function isResponseError(value: unknown): value is ResponseError {
  return isBranded(value, 'ResponseError', 'body');
}

function summarize(responseInfo: ResponseInfo | undefined, msg: string | undefined): string {
  const kind = msg === undefined ? 'without an error payload' : 'with an error text but no code';
  return responseInfo === undefined ? `A body ${kind}` : `HTTP ${responseInfo.httpStatus} ${kind}`;
}

/** Returns the data of an error response without a code. */
export function describeResponseError({ responseInfo, msg, ...rest }: ResponseErrorInit): ErrorData {
  return Object.freeze({
    code: 0,
    reason: undefined,
    messageId: undefined,
    params: noParams,
    message: msg ? truncate(msg, MAX_EXCERPT_LENGTH) : summarize(responseInfo, msg),
    msg: truncate(msg ?? '', MAX_EXCERPT_LENGTH),
    definition: undefined,
    ...(responseInfo && { responseInfo }),
    ...('cause' in rest && { cause: rest.cause }),
  });
}

/** Facts about a body that the body itself does not contain. */
export interface BodyContext {
  readonly reader: ErrorReader;
  readonly responseInfo: ResponseInfo | undefined;
  readonly upstream: boolean | undefined;
  /** Why the body is incomplete or cannot be parsed. */
  readonly cause?: unknown;
}

/** The error found in a body: a payload, JSON of this library, or a text without a code. */
export interface BodyError extends ErrorBody {
  readonly json?: ErrorData | undefined;
  readonly reader: ErrorReader;
  readonly options: DecodeOptions;
}

/** Finds the error in the text of a body. A 2xx body that is not JSON counts as a success. */
export function findTextError(text: string, context: BodyContext): BodyError | undefined {
  const parsed = parseBody(text);
  return 'value' in parsed
    ? findBodyError(parsed.value, context)
    : describeInvalidJson(parsed.syntaxError, context);
}

/** Returns the error for a body that is not JSON. Returns `undefined` for a 2xx status. */
export function describeInvalidJson(syntaxError: SyntaxError, context: BodyContext): BodyError | undefined {
  const { responseInfo, cause = syntaxError } = context;
  const isOk = responseInfo !== undefined && isOkStatus(responseInfo.httpStatus);
  return isOk ? undefined : toBodyError({}, { ...context, cause });
}

/**
 * Parses a body without its byte order mark, which some servers send. Returns a syntax error instead of
 * throwing it.
 */
export function parseBody(text: string): { readonly value: unknown } | { readonly syntaxError: SyntaxError } {
  try {
    return { value: parseJsonExact(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (thrown) {
    // The message of `JSON.parse` quotes the body. Escapes its control characters, because they must not
    // reach a log.
    return { syntaxError: new SyntaxError(escapeControls((thrown as Error).message)) };
  }
}

/** Finds the error in a parsed body. A body with a status outside 2xx is always an error. */
export function findBodyError(value: unknown, context: BodyContext): BodyError | undefined {
  const { reader, responseInfo } = context;
  const options = optionsOf(context);
  const json = reader.readJson(value, options);
  if (json) return { json, reader, options };
  const isOk = responseInfo === undefined || isOkStatus(responseInfo.httpStatus);
  const error = reader.parseErrorBody(value, responseInfo?.httpStatus) ?? (isOk ? undefined : {});
  return error && toBodyError(error, context);
}

/** Adds the facts of the context to the error in a body or in a batch item. */
export function toBodyError(error: ErrorBody, context: BodyContext): BodyError {
  const { responseInfo: received, reader } = context;
  const { httpStatus } = error;
  // If the response has a 2xx status, the status in the body is the real one, as in WebSocket frames and
  // batch items.
  const isOwn = httpStatus !== undefined && (received === undefined || isOkStatus(received.httpStatus));
  const receivedAt = received?.receivedAt ?? Date.now();
  const options = optionsOf(isOwn ? { ...context, responseInfo: { httpStatus, receivedAt } } : context);
  return { ...error, reader, options };
}

/** Creates the `Error` to throw for the error found in a body. */
export function createBodyError(found: BodyError, body: string): AnyApiError | ResponseError {
  const { json, payload, msg, reader, options } = found;
  const data = json ?? (payload && reader.describe(payload, options));
  // The cast is safe: `AnyApiError` covers the errors of every definition.
  return data ? (new ApiError(data) as unknown as AnyApiError) : new ResponseError({ ...options, msg, body });
}

function optionsOf({ responseInfo, upstream, cause }: BodyContext): DecodeOptions {
  // Omits `cause` if it is undefined: an `Error` distinguishes a missing cause from an undefined one.
  return { ...(cause !== undefined && { cause }), responseInfo, upstream };
}

/** Tests whether a status is 2xx. */
export function isOkStatus(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}

/** Matches the parts of a JSON text that matter here: an escape sequence, a quotation mark, a number. */
const tokens = /\\.|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON like `JSON.parse`, but turns an integer beyond 2^53, such as a 64-bit order id, into the string
 * of its digits instead of a nearby number. Throws the `SyntaxError` of `JSON.parse`.
 */
export function parseJsonExact(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  let inString = false;
  const exact = text.replace(tokens, (token) => {
    if (token === '"') inString = !inString;
    return !inString && isLongInteger(token) ? `"${token}"` : token;
  });
  return JSON.parse(exact);
}

function isLongInteger(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}
