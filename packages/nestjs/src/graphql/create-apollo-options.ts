import type { ExceptionFilter } from '@nestjs/common';
import { isGraphqlReply } from '../hosts/graphql-reply.js';
import { createGraphqlHost } from './create-graphql-host.js';
import { type FormattedError, isProtocol, toThrown } from './to-thrown.js';

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
 * in English. Plugins of your own are added to those that are returned.
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
  const formatError = (formatted: FormattedError, error: unknown): FormattedError => {
    const thrown = toThrown(error);
    if (isProtocol(thrown))
      return { message: formatted.message, extensions: { code: formatted.extensions?.code } };
    const host = createGraphqlHost(contexts.get(Object(error)));
    const reply: unknown = isGraphqlReply(thrown) ? thrown : filter.catch(thrown, host);
    // What the filter leaves to Nest is told as Apollo tells it.
    if (!isGraphqlReply(reply)) return formatted;
    const { message, extensions } = reply;
    const { locations, path } = formatted;
    return { message, ...(locations && { locations }), ...(path && { path }), extensions };
  };
  return { formatError, plugins: [plugin] };
}
