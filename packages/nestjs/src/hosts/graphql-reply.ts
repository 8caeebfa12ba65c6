import type { AnyParams } from '@errlex/core';
import { safely } from '../safely.js';

/** The `extensions` of an error of GraphQL. */
export interface ApiErrorExtensions {
  readonly code: number;
  /** Absent for a code that the catalog does not hold. */
  readonly reason?: string;
  readonly params: AnyParams;
  /** Only if the option `hints` is on. */
  readonly hint?: string | undefined;
  /** All that a validation found, if the option `details` is on. */
  readonly details?: readonly object[] | undefined;
}

/** By this, every copy of this package recognizes a `GraphqlReply`. */
const BRAND = Symbol.for('@errlex/nestjs/graphql-reply');

/** The error that an operation fails with. It has no stack frames: where it was thrown is only in the log. */
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

/** Whether a value is a `GraphqlReply`, of any copy of this package. */
export function isGraphqlReply(value: unknown): value is GraphqlReply {
  return typeof value === 'object' && value !== null && safely(() => BRAND in value) === true;
}
