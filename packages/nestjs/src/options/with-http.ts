import { type AnyErrors, createErrors } from '@errlex/core';
import { http } from '@errlex/core/http';

/** The functions of a catalogue with the rows of `http` that it does not hold yet. */
export function withHttp(errors: AnyErrors): AnyErrors {
  const codes = new Set(errors.catalogue.map(({ code }) => code));
  const missing = http.filter(({ code }) => !codes.has(code));
  if (missing.length === 0) return errors;
  // Rows that are only known at run time are checked there.
  return createErrors([...errors.catalogue, ...missing] as never) as never;
}
