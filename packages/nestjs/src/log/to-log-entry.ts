import type { ErrorData } from '@errlex/core';
import type { ArgumentsHost, LogLevel } from '@nestjs/common';
import type { ErrlexContext } from '../errlex.context.js';
import type { MappedError } from '../mapping/mapped-error.js';
import { safely } from '../safely.js';
import { toLine } from './to-line.js';
import { toRequestLabel } from './to-request-label.js';
import { toStacks } from './to-stacks.js';
import { toThrownText } from './to-thrown-text.js';
import { withoutUrl } from './without-url.js';

/** The log entry of an error: one line that identifies the request, and the stacks of the error and its causes. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly stack: string | undefined;
}

/** Returns the entry for a thrown value; undefined if it is not logged. Never throws. */
export function toLogEntry(
  thrown: unknown,
  { error, httpStatus, isFault, received }: MappedError,
  host: ArgumentsHost,
  { logLevel, requestId }: Pick<ErrlexContext, 'logLevel' | 'requestId'>,
): LogEntry | undefined {
  const chosen = logLevel && safely(() => logLevel(error, httpStatus));
  const level = chosen ?? (isFault ? 'error' : false);
  if (level === false) return undefined;
  const { code, reason = '' } = error;
  const id = safely(() => requestId(host));
  const parts = [
    toRequestLabel(host),
    httpStatus,
    code,
    reason,
    received ? toOrigin(received) : '',
    id === undefined ? '' : `[${toLine(id)}]`,
  ];
  const text = toLine(withoutUrl(toThrownText(thrown), host));
  const stack = toStacks(thrown);
  const message = `${parts.filter((part) => part !== '').join(' ')}: ${text}`;
  return { level, message, stack: stack && withoutUrl(stack, host) };
}

/** Returns the domain and the code of an upstream's error that is sent as unknown. */
function toOrigin({ domain, code }: ErrorData): string {
  return `(received ${domain === undefined ? '' : `${toLine(domain)} `}${code})`;
}
