import { truncate } from '../truncate.js';

/** The most UTF-16 units that a `ResponseError` keeps of a body. */
export const EXCERPT_LIMIT = 1024;

const brand = Symbol.for('@errlex/core/ResponseError');

/** The parts of a `ResponseError`. */
export interface ResponseErrorInit {
  readonly httpStatus?: number | undefined;
  readonly body?: string | undefined;
  readonly msg?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A failure that came without an error payload: a gateway's page, an empty body, a refusal that carries a text and no code.
 * Not thrown for a request that got no response: what `fetch` throws then is left as it is. The status is not called
 * `status`, because servers send the message of an error that has one to their callers.
 */
export class ResponseError extends Error {
  static {
    Object.defineProperties(ResponseError.prototype, {
      name: { value: 'ResponseError', writable: true, configurable: true },
      [brand]: { value: true },
    });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === ResponseError
      ? isResponseError(value)
      : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  /** Undefined where the body did not come over HTTP. */
  readonly httpStatus: number | undefined;
  /** The first 1024 UTF-16 units of the body. */
  readonly body: string;
  /** The text of a refusal that has no code. */
  readonly msg: string | undefined;

  constructor({ httpStatus, body = '', msg, cause }: ResponseErrorInit) {
    const kind = msg === undefined ? 'without an error payload' : 'with a refusal that has no code';
    super(
      httpStatus === undefined ? `A body ${kind}` : `HTTP ${httpStatus} ${kind}`,
      cause === undefined ? undefined : { cause },
    );
    this.httpStatus = httpStatus;
    this.body = truncate(body, EXCERPT_LIMIT);
    this.msg = msg === undefined ? undefined : truncate(msg, EXCERPT_LIMIT);
  }

  toJSON(): {
    name: string;
    message: string;
    httpStatus: number | undefined;
    msg: string | undefined;
    body: string;
  } {
    return {
      name: 'ResponseError',
      message: this.message,
      httpStatus: this.httpStatus,
      msg: this.msg,
      body: this.body,
    };
  }
}

/** Whether a value is a `ResponseError`; holds across copies of this package and realms. */
export function isResponseError(value: unknown): value is ResponseError {
  try {
    return typeof value === 'object' && value !== null && (value as Record<symbol, unknown>)[brand] === true;
  } catch {
    return false;
  }
}
