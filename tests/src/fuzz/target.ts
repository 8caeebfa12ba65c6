import type { Choices } from './choices.ts';

/** A function that reads untrusted input, and a check of its promises. */
export interface Target<Input = unknown> {
  readonly name: string;
  /** Makes an input as plain data, so that a failing one can be printed. */
  readonly make: (choices: Choices) => Input;
  /** Reads an input; throws if a promise is broken. */
  readonly check: (input: Input) => void | Promise<void>;
}

/** A target whose input type is hidden, so that targets fit into one list. */
export function defineTarget<Input>(target: Target<Input>): Target {
  // Safe cast: `check` only gets inputs that `make` of the same target returned.
  return target as unknown as Target;
}
