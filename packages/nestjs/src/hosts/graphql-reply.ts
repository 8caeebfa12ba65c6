import type { Params } from '@errlex/core';
import { attempt } from '../attempt.js';

/** What an error of GraphQL holds beside its message. */
export interface ApiErrorExtensions {
  readonly code: number;
  /** Absent for a code that the catalog does not hold. */
  readonly reason?: string;
  readonly params: Params;
  /** Where the option `hints` is on. */
  readonly hint?: string | undefined;
  /** Where the option `details` is on, all that a validation found. */
  readonly details?: readonly object[] | undefined;
}

/** What every copy of this package knows an answer to an operation by. */
const BRAND = Symbol.for('@errlex/nestjs/graphql-reply');

/**
 * The error that an operation is answered with. Where it was thrown is told in the log alone, so it has no
 * frames.
 */
export class GraphqlReply extends Error {
  readonly extensions: ApiErrorExtensions & Record<string, unknown>;

  constructor(message: string, extensions: ApiErrorExtensions) {
    super(message);
    this.name = 'ApiError';
    this.stack = `${this.name}: ${message}`;
    this.extensions = { ...extensions };
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `GraphqlReply`, of whichever copy of this package. */
export function isGraphqlReply(value: unknown): value is GraphqlReply {
  return typeof value === 'object' && value !== null && attempt(() => BRAND in value) === true;
}
