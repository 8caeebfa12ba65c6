/**
 * Calls a function that an application gave as an option. If it throws, or returns something else than `isExpected`
 * accepts, logs that and returns undefined. Never throws.
 */
export type AskOption = <Value>(
  name: string,
  call: () => unknown,
  isExpected: (value: unknown) => value is Value,
  expected: string,
) => Value | undefined;

/** Creates an {@link AskOption}; `logFault` is called once for each result that cannot be used. */
export function createAskOption(logFault: (message: string, cause: unknown) => void): AskOption {
  return (name, call, isExpected, expected) => {
    try {
      const value = call();
      if (isExpected(value)) return value;
      // A rejection that nobody handles would end the process.
      if (isThenable(value)) value.then(undefined, () => {});
      logFault(`option "${name}": expected ${expected}, got ${describeType(value)}`, undefined);
    } catch (cause) {
      logFault(`option "${name}" threw`, cause);
    }
    return undefined;
  };
}

/** Whether an option returned nothing. */
export function isOptional(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

/** Returns the type of a value as error messages show it, without the value. */
export function describeType(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (isThenable(value)) return 'a promise';
  const type = typeof value;
  return `${type === 'object' ? 'an' : 'a'} ${type}`;
}
