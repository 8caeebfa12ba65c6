import type { Catalog } from '../catalog/catalog.js';
import type { Index } from '../catalog/index-catalog.js';
import type { ReasonOf } from '../catalog/infer.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import { spotV3Index } from '../catalog/spot-v3-index.js';
import type { AnyApiError } from './api-error.js';
import type { ApiErrorOf } from './api-error-of.js';
import { isBranded } from './brand-error.js';

export interface IsApiError<Rows extends Catalog> {
  /**
   * Whether a value is an `ApiError`: one of any catalog, or of a reason (or one of several) of this
   * catalog. Holds across copies of this package and realms.
   */
  <const Reason extends ReasonOf<Rows> | readonly ReasonOf<Rows>[] | undefined = undefined>(
    value: unknown,
    reason?: Reason,
  ): value is Reason extends readonly ReasonOf<Rows>[]
    ? ApiErrorOf<Rows, Reason[number]>
    : Reason extends ReasonOf<Rows>
      ? ApiErrorOf<Rows, Reason>
      : AnyApiError;
}

export function bindIsApiError<Rows extends Catalog>(index: Index): IsApiError<Rows> {
  const isApiError = (value: unknown, reason?: string | readonly string[]): boolean => {
    if (!isBranded(value, 'ApiError', 'code')) return false;
    if (reason === undefined) return true;
    try {
      const error = value as AnyApiError;
      // Another catalog may have the same reason under another code.
      return (
        error.reason !== undefined &&
        [reason].flat().includes(error.reason) &&
        index(error.reason)?.definition.code === error.code
      );
    } catch {
      // It bears the mark, and is none all the same.
      return false;
    }
  };
  // What the predicate tells depends on its second argument.
  return isApiError as IsApiError<Rows>;
}

/** {@link IsApiError} of `spotV3`. */
export const isApiError: IsApiError<SpotV3> = /*#__PURE__*/ bindIsApiError(spotV3Index);
