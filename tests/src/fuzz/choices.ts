/**
 * What an input is made by: one number after the other, from a seed, or those of another input again. Smaller numbers make smaller
 * inputs, so that an input is made smaller by making its numbers smaller.
 */
export class Choices {
  /** What was chosen so far. */
  readonly taken: number[] = [];
  #state: number;
  readonly #again: readonly number[] | undefined;

  constructor(from: number | readonly number[]) {
    this.#state = typeof from === 'number' ? from : 0;
    this.#again = typeof from === 'number' ? undefined : from;
  }

  /** A whole number from 0 to below a limit. */
  below(limit: number): number {
    const number = this.#again ? (this.#again[this.taken.length] ?? 0) : this.#next();
    const chosen = number % limit;
    this.taken.push(chosen);
    return chosen;
  }

  of<Item>(items: readonly Item[]): Item {
    // There is an item at every index below the length.
    return items[this.below(items.length)] as Item;
  }

  /** Whether something happens that does once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** As many as are made, at most a limit; mostly few. */
  some<Item>(limit: number, make: () => Item): Item[] {
    return Array.from({ length: this.below(this.below(limit + 1) + 1) }, make);
  }

  /** Mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
