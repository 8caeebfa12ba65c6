import { type AnyErrorSet, defineErrors } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';

/** The functions of a catalog with the rows of `http` that it does not hold yet. */
export function withHttp(errors: AnyErrorSet): AnyErrorSet {
  const codes = new Set(errors.catalog.map(({ code }) => code));
  const missing = httpErrors.filter(({ code }) => !codes.has(code));
  if (missing.length === 0) return errors;
  // Rows that are only known at run time are checked there.
  return defineErrors([...errors.catalog, ...missing] as never) as never;
}
