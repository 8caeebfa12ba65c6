import type { Catalog } from './catalog/catalog.js';
import { checkCatalog } from './catalog/check-catalog.js';
import type { Checked } from './catalog/checked.js';
import { indexCatalog } from './catalog/index-catalog.js';
import type { CodeMap } from './catalog/infer.js';
import type { AnyApiError, ApiErrorParts } from './error/api-error.js';
import { bindCreateApiError, type CreateApiError } from './error/create-api-error.js';
import { bindCreateParts, type CreateParts } from './error/create-parts.js';
import { toErrorCode } from './error/error-code.js';
import { bindFromJSON, type FromJSON } from './error/from-json.js';
import { bindIsApiError, type IsApiError } from './error/is-api-error.js';
import { bindToApiError, type ToApiError, type ToApiErrorOptions } from './error/to-api-error.js';

/** The functions of this package, bound to a catalog. */
export interface ErrorSet<Rows extends Catalog> {
  readonly catalog: Rows;
  /** `{ [reason]: code }` */
  readonly ErrorCode: CodeMap<Rows>;
  readonly isApiError: IsApiError<Rows>;
  readonly toApiError: ToApiError<Rows>;
  readonly createApiError: CreateApiError<Rows>;
  readonly createParts: CreateParts<Rows>;
  readonly fromJSON: FromJSON<Rows>;
}

/** The functions of any catalog: what a function takes as `errors` that does not care which. */
export interface AnyErrorSet {
  readonly catalog: Catalog;
  toApiError(value: unknown, options?: ToApiErrorOptions): AnyApiError | undefined;
  createApiError(id: never, params: never, options?: never): AnyApiError;
  createParts(id: never, params: never, options?: never): ApiErrorParts;
  fromJSON(value: unknown): AnyApiError | undefined;
}

/**
 * Binds the functions of this package to a catalog. A row that breaks a rule (a code or reason that stands
 * twice, a template whose names do not fit, a code that is no integer) does not compile, and throws a
 * `TypeError` that names it.
 *
 * @example
 * const { createApiError } = defineErrors([...spotV3, {
 *   code: -3201, reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', section: 'Contract', category: 'order',
 *   httpStatus: 400, gatewayStatus: 400, retry: 'fix-request', executed: 'no',
 *   messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'limit'] },
 * }]);
 * throw createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 });
 */
export function defineErrors<const Rows extends Catalog>(catalog: Checked<Rows>): ErrorSet<Rows> {
  // The rows themselves, unless there is a sentence in the place of one; what the compiler could not refuse
  // is refused here.
  const rows = catalog as Rows;
  checkCatalog(rows);
  const index = indexCatalog(rows);
  return {
    catalog: rows,
    ErrorCode: toErrorCode(rows),
    isApiError: bindIsApiError<Rows>(index),
    toApiError: bindToApiError(index),
    createApiError: bindCreateApiError(index),
    createParts: bindCreateParts(index),
    fromJSON: bindFromJSON(index),
  };
}
