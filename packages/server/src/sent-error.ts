import type { AnyErrorSet, ErrorData } from '@errlex/core';
import { safely } from './safely.js';

/** An error in the form that callers receive. */
export interface SentError {
  readonly error: ErrorData;
  /**
   * True if callers must not receive the text of the error, because another server wrote it and it is not
   * documented. They receive the generic text of its reason instead.
   */
  readonly usesGenericText?: boolean | undefined;
}

/** One of several violations that a validation found. */
export interface Detail extends SentError {
  /**
   * The path of the parameter, such as `legs[0].price`. Empty if the violation is about the whole request.
   */
  readonly path: string;
}

/** The error to send for a thrown value. */
export interface MappedError extends SentError {
  readonly httpStatus: number;
  /**
   * Whether to log the error: it is a fault of this server or of an upstream, and no other service has logged
   * it.
   */
  readonly isFault: boolean;
  /** The upstream's error for which the unknown error is sent. Used for the log and for `Retry-After`. */
  readonly received?: ErrorData | undefined;
  /** All violations that a validation found, if the option `details` is on. */
  readonly details?: readonly Detail[] | undefined;
}

/**
 * Key of the function that returns the violations of an exception. Registered, so that it is the same in
 * every copy of this package.
 */
export const VIOLATIONS: unique symbol = Symbol.for('@errlex/server/violations');

/** The exception of a validation, which holds several violations. */
export interface Detailed {
  /**
   * Returns at most `limit` violations. If the exception was created without an error set, `errors` describes
   * them.
   */
  [VIOLATIONS](limit: number, errors: AnyErrorSet): readonly Detail[];
}

/** Returns at most `limit` violations of a thrown value, or undefined if it has none. Never throws. */
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

/**
 * Returns a copy with other fields. Unlike a spread, it keeps the text of an `Error`, which is not
 * enumerable.
 */
export function withFields(error: ErrorData, fields: Partial<ErrorData>): ErrorData {
  const { message, msg, definition } = error;
  return { ...error, message, msg: msg ?? message, definition, ...fields };
}

/** Tests whether a value has the code and text of an error, because options may return any value. */
export function isErrorData(value: unknown): value is ErrorData {
  const { code, message } = (value ?? {}) as Partial<ErrorData>;
  return Number.isSafeInteger(code) && typeof message === 'string';
}

function isDetail(value: unknown): value is Detail {
  const { error, path } = (value ?? {}) as Partial<Detail>;
  return isErrorData(error) && typeof path === 'string';
}
