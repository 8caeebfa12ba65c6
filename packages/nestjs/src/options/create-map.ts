import type { AnyErrorSet } from '@errlex/core';
import { type CodedError, toCodedError } from '../coded-error.js';

/**
 * The errors of the option `map`. Throws a `TypeError` that names the key whose message id does not exist or
 * needs params.
 */
export function createMap(
  map: Readonly<Record<string, string>>,
  errors: AnyErrorSet,
): ReadonlyMap<string, CodedError> {
  return new Map(Object.entries(map).map(([key, id]) => [key, createMapped(key, id, errors)]));
}

function createMapped(key: string, id: string, { createParts }: AnyErrorSet): CodedError {
  try {
    // Whether there is such a message is what is asked.
    return toCodedError(createParts(id as never, {} as never));
  } catch (cause) {
    throw new TypeError(`ErrlexModule: "map.${key}" is "${id}". ${(cause as Error).message}`, { cause });
  }
}
