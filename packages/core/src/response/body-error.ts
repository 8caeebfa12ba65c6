import type { ErrorBody } from '../contract/payload-shape.js';
import type { ErrorReader } from '../define-errors.js';
import { type AnyApiError, ApiError } from '../error/api-error.js';
import type { DecodeOptions } from '../error/decode.js';
import type { ErrorData } from '../error/error-data.js';
import type { ResponseInfo } from '../error/response-info.js';
import { escapeControls } from '../text/plain-text.js';
import { parseJsonExact } from './parse-json-exact.js';
import { ResponseError } from './response-error.js';

/** Facts about a body that are not in the body itself. */
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

/** Describes a body that is not JSON. Returns `undefined` for a 2xx status. */
export function describeInvalidJson(syntaxError: SyntaxError, context: BodyContext): BodyError | undefined {
  const { responseInfo, cause = syntaxError } = context;
  const isOk = responseInfo !== undefined && isOkStatus(responseInfo.httpStatus);
  return isOk ? undefined : toBodyError({}, { ...context, cause });
}

/**
 * Parses a body, without the byte order mark that some servers send. Returns a syntax error instead of
 * throwing it.
 */
export function parseBody(text: string): { readonly value: unknown } | { readonly syntaxError: SyntaxError } {
  try {
    return { value: parseJsonExact(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (thrown) {
    // The message of `JSON.parse` quotes the body, whose control characters must not reach a log.
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

/** Adds the facts of the context to the error of a body or of a batch item. */
export function toBodyError(error: ErrorBody, context: BodyContext): BodyError {
  const { responseInfo: received, reader } = context;
  const { httpStatus } = error;
  // With a 2xx status, a status in the body is the real one: WebSocket frames and batch items have such a
  // status.
  const isOwn = httpStatus !== undefined && (received === undefined || isOkStatus(received.httpStatus));
  const receivedAt = received?.receivedAt ?? Date.now();
  const options = optionsOf(isOwn ? { ...context, responseInfo: { httpStatus, receivedAt } } : context);
  return { ...error, reader, options };
}

/** Creates the `Error` to throw. */
export function createBodyError(found: BodyError, body: string): AnyApiError | ResponseError {
  const { json, payload, msg, reader, options } = found;
  const data = json ?? (payload && reader.describe(payload, options));
  // The constructor is generic; the definition in `data` decides the type.
  return data ? (new ApiError(data) as unknown as AnyApiError) : new ResponseError({ ...options, msg, body });
}

function optionsOf({ responseInfo, upstream, cause }: BodyContext): DecodeOptions {
  // `cause` stays absent if it is undefined: an `Error` distinguishes no cause from an undefined one.
  return { ...(cause !== undefined && { cause }), responseInfo, upstream };
}

/** Tests whether a status is 2xx. */
export function isOkStatus(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}
