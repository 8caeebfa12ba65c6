import type { AnyErrorSet } from '@errlex/core';
import { safely } from '../safely.js';
import { type Detail, violationsOf } from '../text/sent-error.js';
import { parseWireDetails } from '../wire/parse-wire-error.js';

/**
 * Finds at most `limit` errors that a validation found, in its exception or in what another service sent;
 * undefined if there is one alone.
 */
export function findDetails(
  thrown: unknown,
  limit: number,
  errors: AnyErrorSet,
): readonly Detail[] | undefined {
  if (limit === 0) return undefined;
  return safely(() => {
    const violations = violationsOf(thrown, limit, errors);
    return violations ?? parseWireDetails(thrown, errors)?.slice(0, limit);
  });
}
