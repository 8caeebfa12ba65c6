import { inspect } from 'node:util';
import { isApiError } from '@errlex/core';
import { isHttpException, isWrapped, type Thrown } from '../mapping/thrown.js';
import { safely } from '../safely.js';

/**
 * Describes a thrown value for the log: the message of an error, with the response of an exception of Nest whose
 * message does not show it; any other value itself, three levels deep. Never throws.
 */
export function toThrownText(thrown: unknown): string {
  const text = safely(() => {
    if (!(thrown instanceof Error)) return `non-Error value thrown: ${toInspected(thrown)}`;
    const message = String(thrown.message || thrown.name);
    const held = responseOf(thrown);
    return held === undefined ? message : `${message}: ${toInspected(held)}`;
  });
  return text ?? 'value thrown that cannot be read';
}

/** The object that an exception of Nest was created from; Nest takes no message from it, but the name of the class. */
function responseOf(thrown: Thrown & Error): object | undefined {
  if (isApiError(thrown)) return undefined;
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
