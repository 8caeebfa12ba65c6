import type { ExceptionFilter } from '@nestjs/common';
import { createFormatter } from './create-formatter.js';
import type { FormattedError } from './to-thrown.js';

/** An error of GraphQL, of whichever copy of it. */
interface OperationError {
  readonly message: string;
  readonly nodes?: unknown;
  readonly path?: unknown;
  readonly originalError?: unknown;
  toJSON(): FormattedError;
}

/** What is used of the result of an operation. */
interface Result {
  readonly errors?: readonly OperationError[] | undefined;
}

/** What `createSubscriptionOptions` adds to the configuration of `graphql-ws`. */
export interface SubscriptionErrorOptions {
  readonly onError: (
    connection: object,
    id: string,
    payload: unknown,
    errors: readonly OperationError[],
  ) => FormattedError[];
  readonly onNext: (
    connection: object,
    id: string,
    payload: unknown,
    args: { readonly contextValue?: unknown },
    result: Result,
  ) => { errors: FormattedError[] } | undefined;
}

/**
 * For the errors of subscriptions, through a filter: a document that cannot be run, a subscription that fails
 * or breaks off, a field of one of its events. They are told as over HTTP, in the language that the connection
 * was opened with.
 *
 * @example
 * subscriptions: { 'graphql-ws': { ...createSubscriptionOptions(filter) } }
 */
export function createSubscriptionOptions(filter: ExceptionFilter): SubscriptionErrorOptions {
  const format = createFormatter(filter);
  const formatAll = (errors: readonly OperationError[], context: object) =>
    errors.map((error) => format(error.toJSON(), toNamed(error), context));
  return {
    onError: (connection, _id, _payload, errors) => formatAll(errors, { req: connection }),
    onNext: (connection, _id, _payload, { contextValue }, result) => {
      if (!result.errors) return undefined;
      const context = typeof contextValue === 'object' && contextValue ? contextValue : { req: connection };
      return { ...result, errors: formatAll(result.errors, context) };
    },
  };
}

/** The error with the name that Apollo gives it over HTTP, where it refuses a document and nothing was thrown. */
function toNamed(error: OperationError): unknown {
  const { message, nodes, path, originalError } = error;
  if (path || originalError !== undefined) return error;
  return { message, extensions: { code: nodes ? 'GRAPHQL_VALIDATION_FAILED' : 'GRAPHQL_PARSE_FAILED' } };
}
