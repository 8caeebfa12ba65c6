import type { Answer } from '../error/answer.js';
import { brandError, isBranded } from '../error/brand-error.js';
import { truncate } from '../text/truncate.js';

/** The most UTF-16 units that a `ResponseError` keeps of a body. */
const EXCERPT_LIMIT = 1024;

/** What a `ResponseError` is made of. */
export interface ResponseErrorParts {
  readonly answer?: Answer | undefined;
  readonly body?: string | undefined;
  readonly msg?: string | undefined;
  readonly cause?: unknown;
}

/** A `ResponseError` as JSON; there is no way back, for it has no code. */
export interface ResponseErrorJson {
  readonly name: 'ResponseError';
  readonly message: string;
  readonly answer?: Answer | undefined;
  readonly msg?: string | undefined;
  readonly body: string;
}

/**
 * A failure that came without an error payload: a gateway's page, an empty body, a refusal that has a text
 * and no code. A request that got no answer is none: what the client throws then is left as it is. It has no
 * field named `status`, because servers send the message of an error that has one to their callers.
 */
export class ResponseError extends Error {
  // A field, for no bundler drops a class with a static block.
  protected static readonly brand: symbol = /*#__PURE__*/ brandError(this, 'ResponseError', 'body');

  /** The HTTP answer, absent where the body came otherwise. */
  declare readonly answer?: Answer;
  /** The text of a refusal that has no code. */
  declare readonly msg?: string;
  /** The first 1024 UTF-16 units of what arrived. */
  readonly body: string;

  constructor({ answer, body = '', msg, cause }: ResponseErrorParts) {
    const kind = msg === undefined ? 'without an error payload' : 'with a refusal that has no code';
    super(
      answer === undefined ? `A body ${kind}` : `HTTP ${answer.httpStatus} ${kind}`,
      cause === undefined ? undefined : { cause },
    );
    if (answer) this.answer = answer;
    if (msg !== undefined) this.msg = truncate(msg, EXCERPT_LIMIT);
    this.body = truncate(body, EXCERPT_LIMIT);
  }

  toJSON(): ResponseErrorJson {
    const { message, answer, msg, body } = this;
    return {
      name: 'ResponseError',
      message,
      answer,
      msg,
      body,
    };
  }
}

/** Whether a value is a `ResponseError`; holds across copies of this package and realms. */
export function isResponseError(value: unknown): value is ResponseError {
  return isBranded(value, 'ResponseError', 'body');
}
