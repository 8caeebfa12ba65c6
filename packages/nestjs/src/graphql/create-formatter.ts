import type { ExceptionFilter } from '@nestjs/common';
import { createHost } from '../create-host.js';
import { isGraphqlReply } from './reply-graphql.js';
import { type FormattedError, isProtocol, toThrown } from './to-thrown.js';

/** Formats an error of an operation; `formatted` is what GraphQL would send. */
export type Formatter = (
  formatted: FormattedError,
  error: unknown,
  context: object | undefined,
) => FormattedError;

/** Creates a formatter that sends errors through a filter. Errors that it leaves to Nest stay as they are. */
export function createFormatter(filter: ExceptionFilter): Formatter {
  return (formatted, error, context) => {
    const thrown = toThrown(error);
    if (isProtocol(thrown))
      return { message: formatted.message, extensions: { code: formatted.extensions?.code } };
    const host = createHost('graphql', [undefined, {}, context, undefined]);
    const reply: unknown = isGraphqlReply(thrown) ? thrown : filter.catch(thrown, host);
    if (!isGraphqlReply(reply)) return formatted;
    const { message, extensions } = reply;
    const { locations, path } = formatted;
    return { message, ...(locations && { locations }), ...(path && { path }), extensions };
  };
}
