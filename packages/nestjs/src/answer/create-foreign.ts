import { type Catalogue, createErrors, spotV3 } from '@errlex/core';
import { http } from '@errlex/core/http';
import { type CodedError, toCodedError } from '../coded-error.js';
import { foreignErrors } from './foreign-errors.js';

/** The errors for what is listed, those of `http` where the catalogue holds their row. */
export function createForeign(catalogue: Catalogue): ReadonlyMap<string, CodedError> {
  const holds = (id: string) =>
    http.every(
      ({ code, reason }) => reason !== id || catalogue.some((row) => row.code === code && row.reason === id),
    );
  const { createParts } = createErrors([...spotV3, ...http]);
  const listed = Object.entries(foreignErrors).filter(([, id]) => holds(id));
  return new Map(listed.map(([name, id]) => [name, toCodedError(createParts(id))]));
}
