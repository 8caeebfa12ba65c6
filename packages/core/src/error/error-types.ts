import type { Catalog, ErrorDefinition } from '../catalog/catalog.js';
import type { CodeOf, ErrorCatalog, IsNamedCatalog, MessageIdOf, ReasonOf } from '../catalog/infer.js';
import type { AnyApiError, ApiError } from './api-error.js';
import type { ErrorData, TypedErrorData } from './error-data.js';

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

/** All errors of a catalog. A conditional type here would make declaration files write out the union. */
export type CatalogErrors<Definitions extends Catalog> =
  | DocumentedApiError<Definitions, MessageIdOf<Definitions>>
  | ApiError<undefined, Definitions>;

/** The errors of a large catalog, as one type. */
export interface LargeCatalogError<Definitions extends Catalog> extends AnyApiError {
  readonly reason: ReasonOf<Definitions> | undefined;
  readonly messageId: MessageIdOf<Definitions> | undefined;
}

// Distributes over the reasons, so that each error has its own definition.
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

/** The data of the errors of a large catalog, as one type. */
export interface LargeCatalogData<Definitions extends Catalog> extends ErrorData {
  readonly reason: ReasonOf<Definitions> | undefined;
  readonly messageId: MessageIdOf<Definitions> | undefined;
}

type DocumentedData<Definitions extends Catalog, Id extends string> = {
  [Each in Id]: TypedErrorData<Each, Definitions>;
}[Id];
