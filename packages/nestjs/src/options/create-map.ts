import type { Catalogue } from '@errlex/core';
import type { CodedError } from '../coded-error.js';
import { createParts } from '../create-parts.js';

/** The errors of the option `map`. Throws a `TypeError` that names the key whose message id does not exist or needs params. */
export function createMap(
  map: Readonly<Record<string, string>>,
  catalogue: Catalogue,
): ReadonlyMap<string, CodedError> {
  return new Map(Object.entries(map).map(([key, id]) => [key, createMapped(key, id, catalogue)]));
}

function createMapped(key: string, id: string, catalogue: Catalogue): CodedError {
  try {
    return createParts(catalogue, id);
  } catch (cause) {
    throw new TypeError(`ErrlexModule: "map.${key}" is "${id}". ${(cause as Error).message}`, { cause });
  }
}
