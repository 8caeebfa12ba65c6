import { type Catalog, defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { type CodedError, toCodedError } from '../coded-error.js';
import { foreignErrors } from './foreign-errors.js';

/** The errors for what is listed, those of `http` where the catalog holds their row. */
export function createForeign(catalog: Catalog): ReadonlyMap<string, CodedError> {
  const holds = (id: string) =>
    httpErrors.every(
      ({ code, reason }) => reason !== id || catalog.some((row) => row.code === code && row.reason === id),
    );
  const { createParts } = defineErrors([...spotV3, ...httpErrors]);
  const listed = Object.entries(foreignErrors).filter(([, id]) => holds(id));
  return new Map(listed.map(([name, id]) => [name, toCodedError(createParts(id))]));
}
