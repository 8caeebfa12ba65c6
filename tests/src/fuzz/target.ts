import type { Choices } from './choices.ts';

/** Something that reads what others wrote, and what it promises of that. */
export interface Target<Input = unknown> {
  readonly name: string;
  /** Makes an input: plain data, so that one that shows something can be printed. */
  readonly make: (choices: Choices) => Input;
  /** Reads an input; throws where a promise is broken. */
  readonly check: (input: Input) => void | Promise<void>;
}

/** A target among others, whatever its inputs are. */
export function defineTarget<Input>(target: Target<Input>): Target {
  // It is given what it made itself, and nothing else.
  return target as unknown as Target;
}
