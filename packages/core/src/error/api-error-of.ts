import type { Catalog, ErrorDefinition } from '../catalog/catalog.js';
import type { CodeOf, MessageIdOf, ReasonOf } from '../catalog/infer.js';
import type { AnyApiError, ApiError } from './api-error.js';

/** From this many rows on, compilers refuse the union of all errors of a catalog as too complex. */
type Large = { readonly 100: ErrorDefinition };

/**
 * The errors of a catalog, told apart by `messageId` and `reason`. The last member is the error whose text
 * is not documented: its reason follows from the code alone. Those of a catalog of more than 100 rows are
 * one type: name a reason first, `isApiError(error, 'REASON')`, and `messageId` narrows `params` as it does
 * elsewhere.
 */
export type ApiErrorOf<Rows extends Catalog, Reason extends ReasonOf<Rows> = ReasonOf<Rows>> =
  ReasonOf<Rows> extends Reason
    ? Rows extends Large
      ? LargeCatalogError<Rows>
      : DocumentedApiError<Rows, MessageIdOf<Rows>> | ApiError<undefined, Rows>
    : DocumentedApiError<Rows, MessageIdOf<Rows, Reason>> | UndocumentedApiError<Rows, Reason>;

interface LargeCatalogError<Rows extends Catalog> extends AnyApiError {
  readonly reason: ReasonOf<Rows> | undefined;
  readonly messageId: MessageIdOf<Rows> | undefined;
}

type DocumentedApiError<Rows extends Catalog, Id extends string> = {
  [Each in Id]: ApiError<Each, Rows>;
}[Id];

type UndocumentedApiError<Rows extends Catalog, Reason extends ReasonOf<Rows>> = ApiError<undefined, Rows> & {
  readonly code: CodeOf<Rows, Reason>;
  readonly reason: Reason;
};
