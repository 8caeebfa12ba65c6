import type { AnyErrorSet, ErrorData } from '@errlex/core';

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

/** By this, every copy of this package finds the violations that an exception knows. */
export const VIOLATIONS: unique symbol = Symbol.for('@errlex/nestjs/violations');

/** The exception of a validation. */
export interface Detailed {
  /** Returns at most `limit` violations, described by `errors` if the exception was created without a contract. */
  [VIOLATIONS](limit: number, errors: AnyErrorSet): readonly Detail[];
}

/** Returns at most `limit` violations that a thrown value knows; undefined for other values. */
export function violationsOf(
  thrown: unknown,
  limit: number,
  errors: AnyErrorSet,
): readonly Detail[] | undefined {
  return (thrown as Partial<Detailed> | null | undefined)?.[VIOLATIONS]?.(limit, errors);
}
