import type { AnyErrorSet, ErrorData } from '@errlex/core';
import { safely } from './safely.js';

/** An error as it is sent to a caller. */
export interface SentError {
  readonly error: ErrorData;
  /**
   * True if the text of the error is not sent, because another server wrote it and it is not documented: callers
   * get the generic text of its reason.
   */
  readonly usesGenericText?: boolean | undefined;
}

/** One of several errors that a validation found. */
export interface Detail extends SentError {
  /** The parameter: `legs[0].price`, empty for the request as a whole. */
  readonly path: string;
}

/** A thrown value as it is sent to the caller. */
export interface MappedError extends SentError {
  readonly httpStatus: number;
  /** Whether to log it: a fault of this server or of an upstream, unless another service has logged it. */
  readonly isFault: boolean;
  /** The error of an upstream that is sent as the unknown error; for the log and `Retry-After`. */
  readonly received?: ErrorData | undefined;
  /** All that a validation found, if the option `details` is on. */
  readonly details?: readonly Detail[] | undefined;
}

/** By this, every copy of this package finds the violations that an exception knows. */
export const VIOLATIONS: unique symbol = Symbol.for('@errlex/server/violations');

/** The exception of a validation. */
export interface Detailed {
  /** Returns at most `limit` violations, described by `errors` if the exception was created without a contract. */
  [VIOLATIONS](limit: number, errors: AnyErrorSet): readonly Detail[];
}

/** Returns at most `limit` violations that a thrown value knows; undefined for other values. Never throws. */
export function violationsOf(
  thrown: unknown,
  limit: number,
  errors: AnyErrorSet,
): readonly Detail[] | undefined {
  return safely(() => {
    const found: unknown = (thrown as Partial<Detailed> | null | undefined)?.[VIOLATIONS]?.(limit, errors);
    return Array.isArray(found) && found.every(isDetail) ? found.slice(0, limit) : undefined;
  });
}

/** Returns a copy with other fields. A spread would lose the text of an `Error`, which is not enumerable. */
export function withFields(error: ErrorData, fields: Partial<ErrorData>): ErrorData {
  const { message, msg, definition } = error;
  return { ...error, message, msg: msg ?? message, definition, ...fields };
}

/** Whether a value is an error with code and text: the values that options return may be anything. */
export function isErrorData(value: unknown): value is ErrorData {
  const { code, message } = (value ?? {}) as Partial<ErrorData>;
  return Number.isSafeInteger(code) && typeof message === 'string';
}

function isDetail(value: unknown): value is Detail {
  const { error, path } = (value ?? {}) as Partial<Detail>;
  return isErrorData(error) && typeof path === 'string';
}
