import type { AnyParams, ErrorData } from '@errlex/core';
import { type AskOption, isOptional } from '../ask-option.js';
import type { RequestFacts } from '../request/request-facts.js';
import { safely } from '../safely.js';
import type { MappedError } from '../sent-error.js';
import { toPlainParams } from '../text/problem-details.js';
import { describeStacks, describeThrown, toLine } from './describe-thrown.js';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** The fields of an entry, for logs that are searched by them. */
export interface LogFields {
  readonly httpStatus: number;
  readonly domain: string | undefined;
  readonly code: number;
  readonly reason: string | undefined;
  readonly params: AnyParams;
  readonly requestId: string | undefined;
}

/** The log entry of an error: one line that identifies the request, and the stacks of the error and its causes. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly stack: string | undefined;
  readonly fields: LogFields;
}

/** The options of the log. */
export interface LogContext {
  readonly ask: AskOption;
  readonly logLevel:
    | ((error: ErrorData, httpStatus: number) => LogLevel | false | null | undefined)
    | undefined;
  readonly requestId: (request: RequestFacts) => string | null | undefined;
}

const levels: readonly unknown[] = ['error', 'warn', 'info', 'debug', false];

/** Returns the entry for a thrown value; undefined if it is not logged. */
export function toLogEntry(
  thrown: unknown,
  { error, httpStatus, isFault, received }: MappedError,
  request: RequestFacts,
  { ask, logLevel, requestId }: LogContext,
): LogEntry | undefined {
  const chosen =
    logLevel &&
    ask('logLevel', () => logLevel(error, httpStatus), isLevel, "'error', 'warn', 'info', 'debug' or false");
  const level = chosen ?? (isFault ? 'error' : false);
  if (level === false) return undefined;
  const { domain, code, reason, params } = error;
  const id = ask('requestId', () => requestId(request), isId, 'a string') ?? undefined;
  const parts = [
    toLabel(request),
    httpStatus,
    code,
    reason ?? '',
    received ? describeOrigin(received) : '',
    id === undefined ? '' : `[${toLine(id)}]`,
  ];
  const text = toLine(withoutUrl(describeThrown(thrown), request));
  const stack = describeStacks(thrown);
  return {
    level,
    message: `${parts.filter((part) => part !== '').join(' ')}: ${text}`,
    stack: stack && withoutUrl(stack, request),
    fields: { httpStatus, domain, code, reason, params: toPlainParams(params), requestId: id },
  };
}

function isLevel(value: unknown): value is LogLevel | false | null | undefined {
  return isOptional(value) || levels.includes(value);
}

function isId(value: unknown): value is string | null | undefined {
  return isOptional(value) || typeof value === 'string';
}

/** Returns method and pattern of the route, never the URL, which may hold secrets. Never throws. */
function toLabel(request: RequestFacts): string {
  const label = safely(() => {
    const { method, route } = request;
    return method === undefined ? String(route ?? '(no request)') : `${method} ${route ?? '(no route)'}`;
  });
  return toLine(label ?? '(unreadable request)');
}

/** Returns the domain and the code of an upstream's error that is sent as unknown. */
function describeOrigin({ domain, code }: ErrorData): string {
  return `(received ${domain === undefined ? '' : `${toLine(domain)} `}${code})`;
}

const FRAME = '    at ';

/**
 * Removes the URL of the request from a text: Nest and Fastify quote it if they find no route. Frames of a stack stay
 * as they are. Never throws.
 */
export function withoutUrl(text: string, request: RequestFacts): string {
  const url = safely(() => request.url);
  // A slash alone is in every other path as well.
  if (typeof url !== 'string' || url.length < 2 || !text.includes(url)) return text;
  const lines = text
    .split('\n')
    .map((line) => (line.startsWith(FRAME) ? line : line.replaceAll(url, '(URL)')));
  return lines.join('\n');
}
