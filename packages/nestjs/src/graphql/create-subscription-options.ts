import type { ExceptionFilter } from '@nestjs/common';
import { createFormatter, type FormattedError, type OperationError, withCode } from './format-error.js';

/** The subset of the result of an operation that we use. */
interface Result {
  readonly errors?: readonly OperationError[] | undefined;
}

/** The configuration of `graphql-ws` that `createSubscriptionOptions` returns. */
export interface SubscriptionErrorConfig {
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
 * Is run in place of a document that cannot be parsed. `graphql-ws` rejects it with an error of its own copy of
 * graphql; it would not take an error of another copy for one.
 */
const withoutOperation = { document: { kind: 'Document', definitions: [] } };

/**
 * Creates the part of the configuration of `graphql-ws` that sends errors of subscriptions through a filter, in the
 * language that the connection was opened with: a document that cannot be parsed (`graphql-ws` would close the
 * connection) or run, a subscription that fails or breaks off, a field of an event.
 *
 * @example
 * subscriptions: { 'graphql-ws': { ...createSubscriptionOptions(filter) } }
 */
export function createSubscriptionOptions(filter: ExceptionFilter): SubscriptionErrorConfig {
  const format = createFormatter(filter);
  const formatAll = (errors: readonly OperationError[], context: object) =>
    errors.map((error) => format(error.toJSON(), withCode(error), context));
  const rejected = new WeakMap<object, OperationError>();
  return {
    onSubscribe: async (_connection, _id, payload) => {
      const { parse } = await import('graphql');
      try {
        parse(payload.query);
        return undefined;
      } catch (error) {
        rejected.set(payload, error as OperationError);
        // The declarations hold no types of graphql, because they are read without it too.
        return withoutOperation as never;
      }
    },
    onError: (connection, _id, payload, errors) => {
      const error = rejected.get(payload);
      return formatAll(error ? [error] : errors, { req: connection });
    },
    onNext: (connection, _id, _payload, { contextValue }, result) => {
      if (!result.errors) return undefined;
      const context = typeof contextValue === 'object' && contextValue ? contextValue : { req: connection };
      return { ...result, errors: formatAll(result.errors, context) };
    },
  };
}
