import { inspect } from 'node:util';
import { attempt } from '../attempt.js';

/**
 * What is said of a thrown value in a log: the message of an error, else the value itself, three levels deep.
 * Never throws.
 */
export function toThrownText(thrown: unknown): string {
  const text = attempt(() => {
    if (thrown instanceof Error) return String(thrown.message || thrown.name);
    const value = inspect(thrown, {
      depth: 2,
      breakLength: Number.POSITIVE_INFINITY,
      maxArrayLength: 10,
      maxStringLength: 256,
    });
    return `a value that is no error was thrown: ${value}`;
  });
  return text ?? 'a value that cannot be read was thrown';
}
