/**
 * Calls a function that the application set as an option. If it throws, or `isExpected` rejects its result,
 * logs a fault and returns undefined. Never throws.
 */
export type AskOption = <Value>(
  name: string,
  call: () => unknown,
  isExpected: (value: unknown) => value is Value,
  expected: string,
) => Value | undefined;

/**
 * Creates an {@link AskOption}. It calls `logFault` for each call that throws or returns an unexpected value.
 */
export function createAskOption(logFault: (message: string, cause: unknown) => void): AskOption {
  return (name, call, isExpected, expected) => {
    try {
      const value = call();
      if (isExpected(value)) return value;
      // Handles a rejection, because an unhandled one would end the process.
      if (isThenable(value)) value.then(undefined, () => {});
      logFault(`option "${name}": expected ${expected}, got ${describeType(value)}`, undefined);
    } catch (cause) {
      logFault(`option "${name}" threw`, cause);
    }
    return undefined;
  };
}

/** Tests whether an option returned null or undefined. */
export function isOptional(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

/** Describes the type of a value for an error message, without the value itself. */
export function describeType(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (isThenable(value)) return 'a promise';
  const type = typeof value;
  return `${type === 'object' ? 'an' : 'a'} ${type}`;
}
