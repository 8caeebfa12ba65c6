import { brandError, isBranded, setIgnoredCause } from '../error/brand-error.js';
import { type ErrorData, noParams } from '../error/error-data.js';
import type { ResponseInfo } from '../error/response-info.js';
import { truncate } from '../text/plain-text.js';

/** Longest excerpt of a body that a `ResponseError` keeps, in UTF-16 units. */
const MAX_EXCERPT_LENGTH = 1024;

/** What a `ResponseError` is made from. */
export interface ResponseErrorInit {
  readonly responseInfo?: ResponseInfo | undefined;
  readonly body?: string | undefined;
  readonly msg?: string | undefined;
  readonly cause?: unknown;
}

/** A `ResponseError` as JSON. */
export interface ResponseErrorJson {
  readonly name: 'ResponseError';
  readonly message: string;
  readonly responseInfo?: ResponseInfo | undefined;
  readonly msg?: string | undefined;
  readonly body: string;
}

/**
 * An error response without a code: a gateway's page, an empty body, a text without a code. A request without a
 * response is none: what the client throws then stays as it is. It has no field named `status`, because servers
 * send the message of an error that has one to their callers.
 */
export class ResponseError extends Error {
  // A field, because no bundler drops a class with a static block.
  protected static readonly brand: symbol = /*#__PURE__*/ brandError(this, 'ResponseError', 'body');

  /** The HTTP response; absent if the body came otherwise. */
  declare readonly responseInfo?: ResponseInfo;
  /** The text of an error that has no code. */
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

/** Whether a value is a `ResponseError`; holds across copies of this package and realms. */
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
