import { type Catalogue, spotV3 } from '@errlex/core';
import type { CodedError } from '../coded-error.js';
import { createParts } from '../create-parts.js';
import { http } from '../http-catalogue.js';
import { foreignErrors } from './foreign-errors.js';

/** The errors for what is listed, those of `http` where the catalogue holds their row. */
export function createForeign(catalogue: Catalogue): ReadonlyMap<string, CodedError> {
  const held = http.filter(({ code, reason }) =>
    catalogue.some((row) => row.code === code && row.reason === reason),
  );
  const rows = [...spotV3, ...held];
  const ids = new Set(rows.flatMap(({ messages }) => Object.keys(messages)));
  const listed = Object.entries(foreignErrors).filter(([, id]) => ids.has(id));
  return new Map(listed.map(([name, id]) => [name, createParts(rows, id)]));
}
