import type { AnyApiError } from './api-error.js';
import type { Advice } from './catalogue/catalogue.js';

/**
 * What to do about an error: the advice of its row, refined by its text where the row says so. For a code that the catalogue
 * does not hold nothing is known, so nothing may be repeated and a write may have been carried out.
 */
export function adviceFor({ definition, payload }: AnyApiError): Advice {
  if (definition === undefined) return { retry: 'never', executed: 'unknown' };
  const refined = Object.entries(definition.refinements ?? {}).find(([start]) =>
    payload.msg.startsWith(start),
  );
  const { retry, executed } = refined?.[1] ?? definition;
  return { retry, executed };
}
