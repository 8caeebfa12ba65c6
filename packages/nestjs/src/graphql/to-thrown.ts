import { isApiError } from '@errlex/core';
import { HttpException } from '@nestjs/common';
import { attempt } from '../attempt.js';

/** An error as it is answered; the `GraphQLFormattedError` of graphql. */
export interface FormattedError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly [key: string]: unknown };
}

/** What is read of an error of GraphQL, of whichever copy of it. */
interface OperationError {
  readonly message?: string;
  readonly originalError?: unknown;
  readonly extensions?: { readonly code?: unknown };
}

/** What Apollo calls the refusal of an operation that its caller can mend. */
const refusals: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
];

/** Messages of the protocol, after which a client sends the whole document. */
const protocol: readonly unknown[] = ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'];

/**
 * What was thrown for the filter to answer: what an error of GraphQL wraps; and for the refusal of an
 * operation a 400 with the name that Apollo gives it as its cause, so that the option `map` finds it.
 */
export function toThrown(error: unknown): unknown {
  // A getter or a proxy that throws is left to the filter.
  return attempt(() => findThrown(error)) ?? error;
}

function findThrown(error: unknown): unknown {
  const { extensions } = toOperationError(error);
  let thrown = error;
  for (let depth = 0; depth < 8 && toOperationError(thrown).originalError !== undefined; depth++) {
    thrown = toOperationError(thrown).originalError;
  }
  if (!refusals.includes(extensions?.code) || isApiError(thrown)) return thrown;
  const { message = '' } = toOperationError(error);
  return new HttpException(message, 400, { cause: { code: extensions?.code } });
}

/** Whether an error is a message of the protocol, which says nothing of what was thrown. */
export function isProtocol(error: unknown): boolean {
  return protocol.includes(attempt(() => toOperationError(error).extensions?.code));
}

function toOperationError(error: unknown): OperationError {
  return typeof error === 'object' && error !== null ? error : {};
}
