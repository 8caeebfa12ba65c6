import { vi } from 'vitest';

/** More than the capacity of any cache in this package. */
const DIFFERENT_NUMBERS = 1001;

/**
 * Calls a function with many different numbers, twice with each, and counts the cache writes and the largest
 * cache.
 */
export function countCacheWrites(call: (index: number) => unknown): { writes: number; most: number } {
  const set = vi.spyOn(Map.prototype, 'set');
  let most = 0;
  try {
    for (let index = 0; index < DIFFERENT_NUMBERS; index++) {
      call(index);
      call(index);
      // The spy replaces the method on the prototype of all maps.
      const written = set.mock.contexts.at(-1) as Map<unknown, unknown> | undefined;
      most = Math.max(most, written?.size ?? 0);
    }
    return { writes: set.mock.calls.length, most };
  } finally {
    set.mockRestore();
  }
}
