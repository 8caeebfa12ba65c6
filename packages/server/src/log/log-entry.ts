import type { AnyParams, ErrorData } from '@errlex/core';
import { type AskOption, isOptional } from '../ask-option.js';
import type { RequestFacts } from '../request/request-facts.js';
import { safely } from '../safely.js';
import type { MappedError } from '../sent-error.js';
import { toPlainParams } from '../text/problem-details.js';
import { describeStacks, describeThrown, toLine } from './describe-thrown.js';

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** The data of an entry as separate fields, so that logs can be searched by them. */
export interface LogFields {
  readonly httpStatus: number;
  readonly domain: string | undefined;
  readonly code: number;
  readonly reason: string | undefined;
  readonly params: AnyParams;
  readonly requestId: string | undefined;
}

/**
 * The log entry of an error: one line that identifies the request and the error, and the stacks of the error
 * and its causes.
 */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly stack: string | undefined;
  readonly fields: LogFields;
}

/** The options that decide about log entries. */
export interface LogContext {
  readonly ask: AskOption;
  readonly logLevel:
    | ((error: ErrorData, httpStatus: number) => LogLevel | false | null | undefined)
    | undefined;
  readonly requestId: (request: RequestFacts) => string | null | undefined;
}

const levels: readonly unknown[] = ['error', 'warn', 'info', 'debug', false];

/** Creates the log entry for a thrown value. Returns undefined if it is not to be logged. */
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

/**
 * Returns the method and the route pattern of a request. Never the URL, which may contain secrets. Never
 * throws.
 */
function toLabel(request: RequestFacts): string {
  const label = safely(() => {
    const { method, route } = request;
    return method === undefined ? String(route ?? '(no request)') : `${method} ${route ?? '(no route)'}`;
  });
  return toLine(label ?? '(unreadable request)');
}

/** Returns the domain and code of an upstream's error for which the unknown error is sent. */
function describeOrigin({ domain, code }: ErrorData): string {
  return `(received ${domain === undefined ? '' : `${toLine(domain)} `}${code})`;
}

const FRAME = '    at ';

/**
 * Replaces the URL of the request in a text, because Nest and Fastify quote it if no route matches. Keeps the
 * frames of a stack. Never throws.
 */
export function withoutUrl(text: string, request: RequestFacts): string {
  const url = safely(() => request.url);
  // Keeps the URL `/`, because every path contains a slash.
  if (typeof url !== 'string' || url.length < 2 || !text.includes(url)) return text;
  const lines = text
    .split('\n')
    .map((line) => (line.startsWith(FRAME) ? line : line.replaceAll(url, '(URL)')));
  return lines.join('\n');
}
