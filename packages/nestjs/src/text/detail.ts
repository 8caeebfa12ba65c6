import type { CodedError } from '../coded-error.js';

/** One of several things that are wrong with a request. */
export interface Detail {
  readonly error: CodedError;
  /** Where: `legs[0].price`, empty for the request as a whole. */
  readonly path: string;
}

/** An exception that can tell all that is wrong; no more than `limit` of it is told. */
export interface Detailed {
  toDetails(limit: number): readonly Detail[];
}
