import type { ExceptionFilter } from '@nestjs/common';
import { createFormatter, type FormattedError } from './format-error.js';

/** The subset of a plugin of Apollo that we use. */
interface ErrorPlugin {
  requestDidStart(): Promise<{
    didEncounterErrors(operation: {
      readonly errors: readonly object[];
      readonly contextValue: object;
    }): Promise<void>;
  }>;
}

/** The configuration of the Apollo driver that `createApolloOptions` returns. */
export interface ApolloErrorConfig {
  readonly formatError: (formatted: FormattedError, error: unknown) => FormattedError;
  readonly plugins: ErrorPlugin[];
}

/**
 * Creates the part of the configuration of Apollo that sends errors of GraphQL through a filter, which Nest asks for
 * resolvers only: a document that cannot be parsed or is not valid, wrong variables, field resolvers, a context that
 * cannot be created. They have the message in the language of the request and `{ code, reason, params }` as
 * `extensions`, and nothing else that was thrown; English if the operation is rejected before it has a context. Sets
 * `Content-Language` and `Vary` if the context has the response, as on Express. Add your own plugins to the returned.
 *
 * @example
 * GraphQLModule.forRootAsync<ApolloDriverConfig>({
 *   driver: ApolloDriver,
 *   inject: [ApiExceptionFilter],
 *   useFactory: (filter: ApiExceptionFilter) => ({ autoSchemaFile: true, ...createApolloOptions(filter) }),
 * });
 */
export function createApolloOptions(filter: ExceptionFilter): ApolloErrorConfig {
  const contexts = new WeakMap<object, object>();
  // Apollo formats errors without their request; this hook runs before and has both.
  const plugin: ErrorPlugin = {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) contexts.set(error, contextValue);
      },
    }),
  };
  const format = createFormatter(filter);
  const formatError = (formatted: FormattedError, error: unknown): FormattedError =>
    format(formatted, error, contexts.get(Object(error)));
  return { formatError, plugins: [plugin] };
}
