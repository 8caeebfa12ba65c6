import { brandError, isBranded, setIgnoredCause } from '../error/brand-error.js';
import { type ErrorData, noParams } from '../error/error-data.js';
import type { ResponseInfo } from '../error/response-info.js';
import { truncate } from '../text/plain-text.js';

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
 * An error response without a code: a gateway's page, an empty body, a text without a code. For a request
 * without a response, clients throw their own errors unchanged. It has no field named `status`, because
 * servers send the message of an error with that field to their callers.
 */
export class ResponseError extends Error {
  // A static field, because bundlers do not drop a class with a static block.
  protected static readonly brand: symbol = /*#__PURE__*/ brandError(this, 'ResponseError', 'body');

  /** The HTTP response; absent if the body came over another transport. */
  declare readonly responseInfo?: ResponseInfo;
  /** The error text in the body, which has no code. */
  declare readonly msg?: string;
  /** The first 1024 UTF-16 units of the body. */
  readonly body: string;

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
}

/** Tests whether a value is a `ResponseError`, across copies of this package and across realms. */
export function isResponseError(value: unknown): value is ResponseError {
  return isBranded(value, 'ResponseError', 'body');
}

function summarize(responseInfo: ResponseInfo | undefined, msg: string | undefined): string {
  const kind = msg === undefined ? 'without an error payload' : 'with an error text but no code';
  return responseInfo === undefined ? `A body ${kind}` : `HTTP ${responseInfo.httpStatus} ${kind}`;
}

/** Describes an error response without a code. */
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
