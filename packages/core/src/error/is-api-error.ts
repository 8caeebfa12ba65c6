import type {
  Catalog,
  CodeOf,
  ErrorCatalog,
  ErrorDefinition,
  IsNamedCatalog,
  MessageIdOf,
  ReasonOf,
} from '../catalog/catalog.js';
import type { CatalogIndex } from '../catalog/index-catalog.js';
import type { AnyApiError, ApiError } from './api-error.js';
import { isBranded } from './brand-error.js';
import type { ErrorData, TypedErrorData } from './error-data.js';

export interface IsApiError<Definitions extends Catalog> {
  /**
   * Tests whether a value is an `ApiError` of any catalog. If `reason` is set, the error must also belong
   * to this catalog and domain and have this reason, or one of the listed reasons. Works across copies of
   * this package and across realms.
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
  // The cast is safe: the function tests what its type predicate says for each form of `reason`.
  return isApiError as IsApiError<Definitions>;
}

/** A catalog of more than 100 definitions: TypeScript rejects the union of all its errors as too complex. */
type LargeCatalog = { readonly 100: ErrorDefinition };

/** The errors of some reasons of a catalog, distinguished by `messageId` and `reason`. */
export type ApiErrorOf<
  Definitions extends Catalog,
  Reason extends ReasonOf<Definitions> = ReasonOf<Definitions>,
> =
  ReasonOf<Definitions> extends Reason
    ? Definitions extends LargeCatalog
      ? LargeCatalogError<Definitions>
      : CatalogErrors<Definitions>
    : ErrorOfReasons<Definitions, Reason>;

/**
 * The errors that `toApiError` returns. If the type of the catalog is an interface, `messageId` narrows them.
 * Else the type is `AnyApiError`, because declaration files would write out the whole catalog;
 * `isApiError(error, 'REASON')` narrows it.
 */
export type DecodedError<Definitions extends Catalog> =
  IsNamedCatalog<Definitions> extends true
    ? Definitions extends LargeCatalog
      ? LargeCatalogError<Definitions>
      : CatalogErrors<Definitions>
    : AnyApiError;

/**
 * The union of all errors of a catalog. Not a conditional type: with one, declaration files would contain
 * the whole union instead of this name.
 */
export type CatalogErrors<Definitions extends Catalog> =
  | DocumentedApiError<Definitions, MessageIdOf<Definitions>>
  | ApiError<undefined, Definitions>;

/**
 * The errors of a catalog with more than 100 definitions: one type, because their union would be too
 * complex for TypeScript.
 */
export interface LargeCatalogError<Definitions extends Catalog> extends AnyApiError {
  readonly reason: ReasonOf<Definitions> | undefined;
  readonly messageId: MessageIdOf<Definitions> | undefined;
}

// TypeScript evaluates a conditional type for each member of a union, so each reason gets its own
// definition.
type ErrorOfReasons<Definitions extends Catalog, Reason> = Reason extends string
  ? ErrorOfReason<ErrorCatalog<Definitions, Reason>, Reason>
  : never;

type ErrorOfReason<Definitions extends Catalog, Reason extends string> =
  Reason extends ReasonOf<Definitions>
    ?
        | DocumentedApiError<Definitions, MessageIdOf<Definitions, Reason>>
        | UndocumentedApiError<Definitions, Reason>
    : never;

type DocumentedApiError<Definitions extends Catalog, Id extends string> = {
  [Each in Id]: ApiError<Each, Definitions>;
}[Id];

/** An error whose text is not documented: its reason follows from the code alone. */
export type UndocumentedApiError<
  Definitions extends Catalog,
  Reason extends ReasonOf<Definitions>,
> = ApiError<undefined, Definitions> & {
  readonly code: CodeOf<Definitions, Reason>;
  readonly reason: Reason;
};

/** The data that `decode` returns, typed like {@link DecodedError}. */
export type DecodedData<Definitions extends Catalog> =
  IsNamedCatalog<Definitions> extends true
    ? Definitions extends LargeCatalog
      ? LargeCatalogData<Definitions>
      : CatalogData<Definitions>
    : ErrorData;

/** The data of all errors of a catalog. */
export type CatalogData<Definitions extends Catalog> =
  | DocumentedData<Definitions, MessageIdOf<Definitions>>
  | TypedErrorData<undefined, Definitions>;

/**
 * The data of all errors of a catalog with more than 100 definitions: one type, because their union would be
 * too complex for TypeScript.
 */
export interface LargeCatalogData<Definitions extends Catalog> extends ErrorData {
  readonly reason: ReasonOf<Definitions> | undefined;
  readonly messageId: MessageIdOf<Definitions> | undefined;
}

type DocumentedData<Definitions extends Catalog, Id extends string> = {
  [Each in Id]: TypedErrorData<Each, Definitions>;
}[Id];
