import type { ExceptionFilter } from '@nestjs/common';
import { createFormatter } from './create-formatter.js';
import type { FormattedError } from './to-thrown.js';

/** An error of GraphQL, of whichever copy of it. */
interface OperationError {
  readonly message: string;
  readonly nodes?: unknown;
  readonly path?: unknown;
  readonly locations?: unknown;
  readonly originalError?: unknown;
  toJSON(): FormattedError;
}

/** What is used of the result of an operation. */
interface Result {
  readonly errors?: readonly OperationError[] | undefined;
}

/** What `createSubscriptionOptions` adds to the configuration of `graphql-ws`. */
export interface SubscriptionErrorOptions {
  readonly onSubscribe: (
    connection: object,
    id: string,
    payload: { readonly query: string },
  ) => Promise<undefined>;
  readonly onError: (
    connection: object,
    id: string,
    payload: object,
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
 * What is run in place of a document that cannot be parsed. It is refused with an error that `graphql-ws` makes
 * itself: one of ours may be of another copy of graphql, and is none in its eyes.
 */
const withoutOperation = { document: { kind: 'Document', definitions: [] } };

/**
 * For the errors of subscriptions, through a filter: a document that cannot be parsed, for which `graphql-ws`
 * would close the connection with all that is subscribed to on it, or cannot be run; a subscription that fails
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
  const refused = new WeakMap<object, OperationError>();
  return {
    onSubscribe: async (_connection, _id, payload) => {
      const { toSyntaxError } = await import('./to-syntax-error.js');
      const error = toSyntaxError(payload.query);
      if (error === undefined) return undefined;
      refused.set(payload, error);
      // No types of graphql are in the declarations, which are read without it too.
      return withoutOperation as never;
    },
    onError: (connection, _id, payload, errors) => {
      const error = refused.get(payload);
      return formatAll(error ? [error] : errors, { req: connection });
    },
    onNext: (connection, _id, _payload, { contextValue }, result) => {
      if (!result.errors) return undefined;
      const context = typeof contextValue === 'object' && contextValue ? contextValue : { req: connection };
      return { ...result, errors: formatAll(result.errors, context) };
    },
  };
}

/** The error with the name that Apollo gives it over HTTP, where it refuses a document and nothing was thrown. */
function toNamed(error: OperationError): unknown {
  const { message, path, originalError } = error;
  return path || originalError !== undefined ? error : { message, extensions: { code: toName(error) } };
}

function toName({ nodes, locations }: OperationError): string {
  if (nodes) return 'GRAPHQL_VALIDATION_FAILED';
  return locations ? 'GRAPHQL_PARSE_FAILED' : 'OPERATION_RESOLUTION_FAILURE';
}
