import type { Catalog } from '../catalog/catalog.js';
import type { CatalogIndex } from '../catalog/index-catalog.js';
import type { ReasonOf } from '../catalog/infer.js';
import type { AnyApiError } from './api-error.js';
import { isBranded } from './brand-error.js';
import type { ApiErrorOf } from './error-types.js';

export interface IsApiError<Definitions extends Catalog> {
  /**
   * Tests whether a value is an `ApiError`: one of any catalog, or with `reason`, one of this catalog and
   * domain with that reason or one of several. Holds across copies of this package and across realms.
   */
  <const Reason extends ReasonOf<Definitions> | readonly ReasonOf<Definitions>[] | undefined = undefined>(
    value: unknown,
    reason?: Reason,
  ): value is Reason extends readonly ReasonOf<Definitions>[]
    ? ApiErrorOf<Definitions, Reason[number]>
    : Reason extends ReasonOf<Definitions>
      ? ApiErrorOf<Definitions, Reason>
      : AnyApiError;
}

export function bindIsApiError<Definitions extends Catalog>(
  index: CatalogIndex,
  domain: string | undefined,
): IsApiError<Definitions> {
  const isApiError = (value: unknown, reason?: string | readonly string[]): boolean => {
    if (!isBranded(value, 'ApiError', 'code')) return false;
    if (reason === undefined) return true;
    try {
      const error = value as AnyApiError;
      const reasons: readonly string[] = typeof reason === 'string' ? [reason] : reason;
      return (
        error.reason !== undefined &&
        reasons.includes(error.reason) &&
        // The code is compared too, because another catalog may have the same reason under another code.
        index(error.reason)?.definition.code === error.code &&
        (error.domain === undefined || domain === undefined || error.domain === domain)
      );
    } catch {
      // The value has the brand, but reading it threw.
      return false;
    }
  };
  // The type predicate depends on the second argument.
  return isApiError as IsApiError<Definitions>;
}
