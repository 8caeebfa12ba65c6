import { isApiError } from '@errlex/core';
import { safely } from '@errlex/server/adapter';
import { type ExceptionFilter, HttpException } from '@nestjs/common';
import { createHost } from '../create-host.js';
import { isGraphqlReply } from './reply-graphql.js';

/** An error as it is sent: the `GraphQLFormattedError` of graphql. */
export interface FormattedError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly [key: string]: unknown };
}

/** An error of GraphQL, of any copy of graphql. */
export interface OperationError {
  readonly message: string;
  readonly nodes?: unknown;
  readonly path?: unknown;
  readonly locations?: unknown;
  readonly originalError?: unknown;
  toJSON(): FormattedError;
}

/** The fields of a thrown value that we read; it may be anything. */
type Thrown = Partial<Pick<OperationError, 'message' | 'originalError'>> & {
  readonly code?: unknown;
  readonly extensions?: { readonly code?: unknown };
};

/** The codes by which Apollo rejects an operation that its caller has to correct. */
const requestErrors: readonly unknown[] = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
];

/** Messages of the protocol, after which a client sends the whole document. */
const PROTOCOL_MESSAGE = /^PersistedQueryNot(?:Found|Supported)$/;

/** The codes by which Mercurius rejects an operation; its errors of a document have no code of their own. */
const MERCURIUS_CODE = /^MER_ERR_GQL_/;

/** Formats an error of an operation; `formatted` is what GraphQL would send. */
export type Formatter = (
  formatted: FormattedError,
  error: unknown,
  context: object | undefined,
) => FormattedError;

/** Creates a formatter that sends errors through a filter. Errors that it leaves to Nest stay as they are. */
export function createFormatter(filter: ExceptionFilter): Formatter {
  return (formatted, error, context) => {
    const { message: english } = formatted;
    if (PROTOCOL_MESSAGE.test(english)) return { message: english, extensions: { code: codeOf(error) } };
    const thrown = findThrown(error);
    const host = createHost('graphql', [undefined, {}, context, undefined]);
    const reply: unknown = isGraphqlReply(thrown) ? thrown : filter.catch(thrown, host);
    if (!isGraphqlReply(reply)) return formatted;
    const { message, extensions } = reply;
    const { locations, path } = formatted;
    return { message, ...(locations && { locations }), ...(path && { path }), extensions };
  };
}

/**
 * Returns what the filter has to send: the value that an error of GraphQL wraps; for an operation that is rejected,
 * a 400 whose cause has the code of Apollo, so that the option `map` finds it.
 */
export function findThrown(error: unknown): unknown {
  // The filter handles a value whose getters throw.
  return safely(() => unwrap(error)) ?? error;
}

function unwrap(error: unknown): unknown {
  let thrown = error;
  for (let depth = 0; depth < 8 && toThrown(thrown).originalError !== undefined; depth++) {
    thrown = toThrown(thrown).originalError;
  }
  const { message = '', extensions } = toThrown(error);
  const code = MERCURIUS_CODE.test(String(codeOf(thrown))) ? 'BAD_REQUEST' : extensions?.code;
  if (!requestErrors.includes(code) || isApiError(thrown)) return thrown;
  return new HttpException(message, 400, { cause: { code } });
}

/** Returns the code of an error of GraphQL, else that of the value which it wraps. */
function codeOf(error: unknown): unknown {
  const { originalError, extensions, code } = toThrown(error);
  return extensions?.code ?? code ?? toThrown(originalError).code;
}

function toThrown(error: unknown): Thrown {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Gives an error the code that Apollo has for a document that is rejected, so that nothing was thrown. */
export function withCode(error: OperationError): unknown {
  const { message, nodes, locations, path, originalError } = error;
  // An error with nodes and without a path is of a variable, and wraps one of its type.
  if (path || (originalError !== undefined && !nodes)) return error;
  const rejected = locations ? 'GRAPHQL_PARSE_FAILED' : 'OPERATION_RESOLUTION_FAILURE';
  return { message, extensions: { code: nodes ? 'GRAPHQL_VALIDATION_FAILED' : rejected } };
}
