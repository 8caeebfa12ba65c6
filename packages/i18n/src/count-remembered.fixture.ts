import { vi } from 'vitest';

/** Beyond what any cache here holds. */
const DIFFERENT = 1001;

/** Calls with so many different numbers, twice with each: how often something was remembered, and how much at once. */
export function countRemembered(call: (index: number) => unknown): { writes: number; most: number } {
  const set = vi.spyOn(Map.prototype, 'set');
  let most = 0;
  try {
    for (let index = 0; index < DIFFERENT; index++) {
      call(index);
      call(index);
      // The spy stands on the prototype of all of them.
      const written = set.mock.contexts.at(-1) as Map<unknown, unknown> | undefined;
      most = Math.max(most, written?.size ?? 0);
    }
    return { writes: set.mock.calls.length, most };
  } finally {
    set.mockRestore();
  }
}
