/**
 * The items of a batch answer, in their order: the body itself where it is a list, else the lists that it
 * holds, by whatever name (`orderList`, `failureList` …), also inside `data`. Undefined where there is none.
 */
export function findItems(value: unknown): readonly unknown[] | undefined {
  try {
    if (Array.isArray(value)) return value;
    const { data } = (value ?? {}) as { readonly data?: unknown };
    // The values of a list are no lists of items, but rows, such as those of klines.
    return Array.isArray(data) ? data : [value, data].flatMap(toLists).flat();
  } catch {
    // A getter or a revoked proxy: nothing that came over a wire.
    return undefined;
  }
}

function toLists(holder: unknown): unknown[][] {
  return typeof holder === 'object' && holder !== null ? Object.values(holder).filter(Array.isArray) : [];
}
