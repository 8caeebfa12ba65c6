import type { ExceptionFilter } from '@nestjs/common';
import { createFormatter, type OperationError, withCode } from './format-error.js';

/** The subset of the result of an operation that we use. */
interface Execution {
  readonly data?: unknown;
  readonly errors?: readonly OperationError[] | null | undefined;
}

interface OperationContext {
  /** Over sockets it is not a reply of Fastify. */
  readonly reply?: { serializer?(serialize: (body: unknown) => string): unknown };
}

/** The configuration of the Mercurius driver that `createMercuriusOptions` returns. */
export interface MercuriusErrorConfig {
  readonly errorFormatter: (
    execution: Execution,
    context: OperationContext,
  ) => { statusCode: number; response: { data: never; errors: never } };
  readonly transformSchema: <Schema extends SubscriptionSchema>(schema: Schema) => Schema;
}

/** The subset of a schema that we use, of any copy of graphql. */
interface SubscriptionSchema {
  getSubscriptionType(): { getFields(): object } | null | undefined;
}

interface SubscriptionField {
  subscribe?: (source: unknown, args: unknown, context: object, info: unknown) => unknown;
}

/**
 * Creates the part of the configuration of Mercurius that sends errors through a filter, as `createApolloOptions`
 * does for Apollo: of documents, variables, field resolvers and subscriptions. Over sockets, Mercurius itself rejects
 * a document that cannot be parsed.
 *
 * @example
 * useFactory: (filter: ApiExceptionFilter) => ({ autoSchemaFile: true, ...createMercuriusOptions(filter) }),
 */
export function createMercuriusOptions(filter: ExceptionFilter): MercuriusErrorConfig {
  const format = createFormatter(filter);
  return {
    errorFormatter: ({ data, errors }, context) => {
      // The schema of Mercurius would send the code as a text.
      context.reply?.serializer?.(JSON.stringify);
      const all = (errors ?? []).flatMap(unwrapErrors);
      const formatted = all.map((error) => format(error.toJSON(), withCode(error), context));
      const isRejected = !data && all.some(({ path }) => path === undefined);
      // Mercurius types both by the classes of its own copy of graphql.
      const response = { data: data ?? null, errors: formatted } as unknown as { data: never; errors: never };
      return { statusCode: isRejected ? 400 : 200, response };
    },
    transformSchema: (schema) => {
      const fields: SubscriptionField[] = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
      for (const field of fields) {
        const { subscribe } = field;
        if (!subscribe) continue;
        field.subscribe = async (...args) => {
          const events = await subscribe(...args);
          // A filter has returned an error.
          if (!isAsyncIterable(events)) return events;
          return convertErrors(events, (thrown) => {
            const { message, extensions } = format({ message: '' }, thrown, args[2]);
            return Object.assign(new Error(message), { extensions });
          });
        };
      }
      return schema;
    },
  };
}

/** Lists the errors of a document: Mercurius puts them into one. */
function unwrapErrors(error: OperationError): readonly OperationError[] {
  const { errors } = (error.originalError ?? {}) as { readonly errors?: readonly OperationError[] };
  return Array.isArray(errors) ? errors : [error];
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Passes the events of a subscription on, until it fails. */
async function* convertErrors(
  events: AsyncIterable<unknown>,
  convert: (thrown: unknown) => Error,
): AsyncGenerator<unknown> {
  try {
    yield* events;
  } catch (thrown) {
    throw convert(thrown);
  }
}
