/**
 * Source of the numbers that an input is made from: random ones from a seed, or those of an earlier input. Smaller numbers make smaller
 * inputs, so an input shrinks when its numbers do.
 */
export class Choices {
  /** Numbers chosen so far. */
  readonly taken: number[] = [];
  #state: number;
  readonly #again: readonly number[] | undefined;

  constructor(from: number | readonly number[]) {
    this.#state = typeof from === 'number' ? from : 0;
    this.#again = typeof from === 'number' ? undefined : from;
  }

  /** Returns an integer from 0 to `limit - 1`. */
  below(limit: number): number {
    const number = this.#again ? (this.#again[this.taken.length] ?? 0) : this.#next();
    const chosen = number % limit;
    this.taken.push(chosen);
    return chosen;
  }

  of<Item>(items: readonly Item[]): Item {
    // Every index below the length has an item.
    return items[this.below(items.length)] as Item;
  }

  /** Returns true once in `times` calls on average. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** Makes a list of at most `limit` items, usually a short one. */
  some<Item>(limit: number, make: () => Item): Item[] {
    return Array.from({ length: this.below(this.below(limit + 1) + 1) }, make);
  }

  /** The generator Mulberry32. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
