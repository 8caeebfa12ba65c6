import type { ExceptionFilter } from '@nestjs/common';
import { isGraphqlReply } from '../hosts/graphql-reply.js';
import { createGraphqlHost } from './create-graphql-host.js';
import { type FormattedError, isProtocol, toThrown } from './to-thrown.js';

/** Gives what an error of an operation is told as, from what GraphQL would tell. */
export type Formatter = (
  formatted: FormattedError,
  error: unknown,
  context: object | undefined,
) => FormattedError;

/**
 * Tells errors as a filter answers them; those that it leaves to Nest, and those of the protocol, as they
 * are.
 */
export function createFormatter(filter: ExceptionFilter): Formatter {
  return (formatted, error, context) => {
    const thrown = toThrown(error);
    if (isProtocol(thrown))
      return { message: formatted.message, extensions: { code: formatted.extensions?.code } };
    const reply: unknown = isGraphqlReply(thrown) ? thrown : filter.catch(thrown, createGraphqlHost(context));
    if (!isGraphqlReply(reply)) return formatted;
    const { message, extensions } = reply;
    const { locations, path } = formatted;
    return { message, ...(locations && { locations }), ...(path && { path }), extensions };
  };
}
