import type { ArgumentsHost, LogLevel } from '@nestjs/common';
import type { Answer } from '../answer/to-answer.js';
import { attempt } from '../attempt.js';
import type { ErrlexContext } from '../errlex.context.js';
import { toLine } from './to-line.js';
import { toRequestLabel } from './to-request-label.js';
import { toStacks } from './to-stacks.js';
import { toThrownText } from './to-thrown-text.js';
import { withoutUrl } from './without-url.js';

/**
 * What is written about an answered error: one line that finds the request, and the stacks of the error and
 * of its causes.
 */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  readonly stack: string | undefined;
}

/** The entry for what was thrown; undefined where it is not logged. Never throws. */
export function toLogEntry(
  thrown: unknown,
  answer: Answer,
  host: ArgumentsHost,
  { logLevel, requestId }: Pick<ErrlexContext, 'logLevel' | 'requestId'>,
): LogEntry | undefined {
  const { error, httpStatus, isFault } = answer;
  const chosen = logLevel && attempt(() => logLevel(error, httpStatus));
  const level = chosen ?? (isFault ? 'error' : false);
  if (level === false) return undefined;
  const { code, reason = '' } = error;
  const id = attempt(() => requestId(host));
  const parts = [toRequestLabel(host), httpStatus, code, reason, id === undefined ? '' : `[${toLine(id)}]`];
  const text = toLine(withoutUrl(toThrownText(thrown), host));
  const stack = toStacks(thrown);
  const message = `${parts.filter((part) => part !== '').join(' ')}: ${text}`;
  return { level, message, stack: stack && withoutUrl(stack, host) };
}
