import type { AnyErrorSet } from '@errlex/core';
import { attempt } from '../attempt.js';
import type { Detail, Detailed } from '../text/detail.js';
import { fromWireDetails } from '../wire/from-wire-details.js';

/**
 * All that is wrong with a request, where the exception or the service that sent it can tell; undefined where
 * nothing but the first is to be told.
 */
export function toDetails(
  thrown: unknown,
  limit: number,
  errors: AnyErrorSet,
): readonly Detail[] | undefined {
  if (limit === 0) return undefined;
  return attempt(() => {
    const detailed = thrown as Partial<Detailed>;
    if (typeof detailed.toDetails === 'function') return detailed.toDetails(limit);
    return fromWireDetails(thrown, errors)?.slice(0, limit);
  });
}
