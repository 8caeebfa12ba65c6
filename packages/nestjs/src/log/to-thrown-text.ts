import { inspect } from 'node:util';
import { isHttpException, isWrapped, type Thrown } from '../answer/thrown.js';
import { attempt } from '../attempt.js';

/**
 * What is said of a thrown value in a log: the message of an error, and what an exception of Nest was made of
 * where its message is not from there; else the value itself, three levels deep. Never throws.
 */
export function toThrownText(thrown: unknown): string {
  const text = attempt(() => {
    if (!(thrown instanceof Error)) return `a value that is no error was thrown: ${toInspected(thrown)}`;
    const message = String(thrown.message || thrown.name);
    const held = toHeld(thrown);
    return held === undefined ? message : `${message}: ${toInspected(held)}`;
  });
  return text ?? 'a value that cannot be read was thrown';
}

/** Nest calls an exception that is made of an object without a message by its class. */
function toHeld(thrown: Thrown & Error): object | undefined {
  const held: unknown = isWrapped(thrown)
    ? thrown.getError()
    : isHttpException(thrown) && thrown.getResponse();
  if (typeof held !== 'object' || held === null || 'message' in held) return undefined;
  return Object.values(held).includes(thrown.message) ? undefined : held;
}

function toInspected(value: unknown): string {
  return inspect(value, {
    depth: 2,
    breakLength: Number.POSITIVE_INFINITY,
    maxArrayLength: 10,
    maxStringLength: 256,
  });
}
