import { isApiError } from '@errlex/core';
import { escapeControls, truncate } from '@errlex/core/text';
import { isHttpException, isRpcOrWsException, type Thrown } from '../mapping/thrown.js';
import { safely } from '../safely.js';

const MAX_CAUSES = 8;

/**
 * Maximum lengths in UTF-16 units. They cut the stack of a deep recursion, or a message that contains a
 * document.
 */
const MAX_LINE_LENGTH = 1024;
const MAX_STACK_LENGTH = 16_384;

/**
 * Converts a text to one line of a log: escapes control characters and line breaks, keeps 1024 UTF-16 units.
 */
export function toLine(text: string): string {
  return escapeControls(truncate(text, MAX_LINE_LENGTH));
}

/**
 * Describes a thrown value for the log. For an error, returns its message, followed by the response object of
 * a Nest exception if the message does not contain it. For any other value, returns the value as text. Never
 * throws.
 */
export function describeThrown(thrown: unknown): string {
  const text = safely(() => {
    if (!(thrown instanceof Error)) return `non-Error value thrown: ${inspectValue(thrown)}`;
    const message = String(thrown.message || thrown.name);
    const held = responseOf(thrown);
    return held === undefined ? message : `${message}: ${inspectValue(held)}`;
  });
  return text ?? 'value thrown that cannot be read';
}

/**
 * Returns the object that a Nest exception was created with, if its message does not show it. Without a field
 * `message` in the object, Nest uses the name of the class as message.
 */
function responseOf(thrown: Thrown & Error): object | undefined {
  if (isApiError(thrown)) return undefined;
  const held: unknown = isRpcOrWsException(thrown)
    ? thrown.getError()
    : isHttpException(thrown) && thrown.getResponse();
  if (typeof held !== 'object' || held === null || 'message' in held) return undefined;
  return Object.values(held).includes(thrown.message) ? undefined : held;
}

/** Renders a value as JSON, or as text if JSON cannot hold it. */
function inspectValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return safely(() => JSON.stringify(value)) ?? Object.prototype.toString.call(value);
}

/**
 * Returns the stacks of an error, of its causes and of the errors of an `AggregateError`, at most nine in
 * all. Never throws.
 */
export function describeStacks(thrown: unknown): string | undefined {
  if (safely(() => thrown instanceof Error) !== true) return undefined;
  const found = new Set<unknown>([thrown]);
  for (const error of found) {
    for (const cause of toCauses(error)) if (found.size <= MAX_CAUSES) found.add(cause);
  }
  return [...found].map(describeStack).join('\nCaused by: ');
}

function toCauses(error: unknown): readonly unknown[] {
  const causes = safely(() => {
    if (!(error instanceof Error)) return [];
    const { cause, errors } = error as Partial<AggregateError>;
    return [...(cause === undefined ? [] : [cause]), ...(Array.isArray(errors) ? errors : [])];
  });
  return causes ?? [];
}

/**
 * Renders the current message before the frames, because Nest sets the message of an exception after the
 * engine has written its stack.
 */
function describeStack(error: unknown): string {
  const text = safely(() => {
    if (!(error instanceof Error)) return undefined;
    const message = truncate(`${error.name}: ${error.message}`, MAX_STACK_LENGTH);
    // Drops the message in the stack: its lines would look like further entries of the log.
    const frames = String(error.stack)
      .slice(-MAX_STACK_LENGTH)
      .split('\n')
      .filter((line) => line.startsWith('    at '));
    return truncate([message, ...frames].map(escapeControls).join('\n'), MAX_STACK_LENGTH);
  });
  return text ?? toLine(describeThrown(error));
}
