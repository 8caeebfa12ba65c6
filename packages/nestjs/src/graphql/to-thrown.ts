import { isApiError } from '@errlex/core';
import { safely } from '@errlex/server/adapter';
import { HttpException } from '@nestjs/common';

/** An error as it is sent: the `GraphQLFormattedError` of graphql. */
export interface FormattedError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly [key: string]: unknown };
}

/** The fields of an error of GraphQL that we read, of any copy of graphql. */
interface OperationError {
  readonly message?: string;
  readonly originalError?: unknown;
  readonly extensions?: { readonly code?: unknown };
}

/** The codes by which Apollo rejects an operation that its caller has to correct. */
const requestErrors: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
];

/** The codes of protocol messages, after which a client sends the whole document. */
const protocolCodes: readonly unknown[] = ['PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED'];

/**
 * Returns what the filter has to send: the value that an error of GraphQL wraps; for an operation that Apollo
 * rejects, a 400 whose cause has the code of Apollo, so that the option `map` finds it.
 */
export function toThrown(error: unknown): unknown {
  // The filter handles a value whose getters throw.
  return safely(() => findThrown(error)) ?? error;
}

function findThrown(error: unknown): unknown {
  const { extensions } = toOperationError(error);
  let thrown = error;
  for (let depth = 0; depth < 8 && toOperationError(thrown).originalError !== undefined; depth++) {
    thrown = toOperationError(thrown).originalError;
  }
  if (!requestErrors.includes(extensions?.code) || isApiError(thrown)) return thrown;
  const { message = '' } = toOperationError(error);
  return new HttpException(message, 400, { cause: { code: extensions?.code } });
}

/** Whether an error is a message of the protocol, so that nothing was thrown. */
export function isProtocol(error: unknown): boolean {
  return protocolCodes.includes(safely(() => toOperationError(error).extensions?.code));
}

function toOperationError(error: unknown): OperationError {
  return typeof error === 'object' && error !== null ? error : {};
}
