import { createErrors } from '@errlex/core';
import type { CatalogueErrors } from '../errlex.options.js';
import { http } from '../http-catalogue.js';

/** The functions of a catalogue with the rows of `http` that it does not hold yet. */
export function withHttp(errors: CatalogueErrors): CatalogueErrors {
  const codes = new Set(errors.catalogue.map(({ code }) => code));
  const missing = http.filter(({ code }) => !codes.has(code));
  if (missing.length === 0) return errors;
  // Rows that are only known at run time are checked there.
  return createErrors([...errors.catalogue, ...missing] as never) as CatalogueErrors;
}
