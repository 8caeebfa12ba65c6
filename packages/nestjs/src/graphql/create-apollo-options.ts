import type { ExceptionFilter } from '@nestjs/common';
import { createFormatter } from './create-formatter.js';
import type { FormattedError } from './to-thrown.js';

/** What is used of a plugin of Apollo. */
interface ErrorPlugin {
  requestDidStart(): Promise<{
    didEncounterErrors(operation: {
      readonly errors: readonly object[];
      readonly contextValue: object;
    }): Promise<void>;
  }>;
}

/** What `createApolloOptions` adds to the configuration of the Apollo driver. */
export interface ApolloErrorOptions {
  readonly formatError: (formatted: FormattedError, error: unknown) => FormattedError;
  readonly plugins: ErrorPlugin[];
}

/**
 * For the errors of GraphQL that reach no filter, through that filter: a document that cannot be parsed or is
 * not valid, variables of the wrong type, a field resolver, a context that cannot be created. Like the errors
 * of resolvers they have the message in the language of the request and `extensions: { code, reason, params
 * }`, and nothing else that was thrown. Where an operation is refused before it has a context, the message is
 * in English. `Content-Language` and `Vary` are set where the context has the response, as it always does on
 * Express. Plugins of your own are added to those that are returned.
 *
 * @example
 * GraphQLModule.forRootAsync<ApolloDriverConfig>({
 *   driver: ApolloDriver,
 *   inject: [ApiExceptionFilter],
 *   useFactory: (filter: ApiExceptionFilter) => ({ autoSchemaFile: true, ...createApolloOptions(filter) }),
 * });
 */
export function createApolloOptions(filter: ExceptionFilter): ApolloErrorOptions {
  const contexts = new WeakMap<object, object>();
  // The only hook of Apollo that has both an error and the request it belongs to runs before errors are
  // formatted.
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
