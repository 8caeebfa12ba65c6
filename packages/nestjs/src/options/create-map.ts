import type { AnyErrorSet, ErrorData } from '@errlex/core';

/**
 * Creates the errors of the option `map`. Throws a `TypeError` that names the key whose message id does not exist or
 * needs params.
 */
export function createMap(
  map: Readonly<Record<string, string>>,
  errors: AnyErrorSet,
): ReadonlyMap<string, ErrorData> {
  return new Map(Object.entries(map).map(([key, id]) => [key, createMapped(key, id, errors)]));
}

function createMapped(key: string, id: string, { createErrorData }: AnyErrorSet): ErrorData {
  try {
    return createErrorData(id);
  } catch (cause) {
    throw new TypeError(`ErrlexModule: "map.${key}" is "${id}". ${(cause as Error).message}`, { cause });
  }
}
