import type { ApiError, ApiErrorOf } from './api-error.js';
import type { Catalogue } from './catalogue/catalogue.js';
import { checkCatalogue } from './catalogue/check-catalogue.js';
import { indexCatalogue } from './catalogue/index-catalogue.js';
import type { CodesOf, MessageIdOf, Params, ReasonOf } from './catalogue/infer.js';
import type { Problem } from './catalogue/problem.js';
import { type CreateArguments, type CreateOptions, createApiErrorIn } from './create-api-error.js';
import { fromJSONIn } from './from-json.js';
import { isApiErrorIn } from './is-api-error.js';
import { toApiErrorIn } from './to-api-error.js';

/** The functions of this package, bound to a catalogue. */
export interface Errors<Rows extends Catalogue> {
  readonly catalogue: Rows;
  /** `{ [reason]: code }` */
  readonly ErrorCode: CodesOf<Rows>;
  /**
   * Whether a value is an `ApiError`, and of a reason of this catalogue if one is named; without one, the error of another
   * catalogue is one too. Holds across copies of this package and realms.
   */
  isApiError<Reason extends ReasonOf<Rows> = ReasonOf<Rows>>(
    value: unknown,
    reason?: Reason,
  ): value is ApiErrorOf<Rows, Reason>;
  /**
   * The error in a payload. The code alone decides the reason; the text finds the message id and the params where it is
   * a documented one, and is kept as `message` in any case. Undefined for a success and for what is no payload. Never throws.
   */
  toApiError(value: unknown, options?: { readonly cause?: unknown }): ApiErrorOf<Rows> | undefined;
  /**
   * An error with its documented text filled in. Text params keep 256 UTF-16 units. Throws a `TypeError` for an id that
   * the catalogue does not hold and for a param that is missing or of the wrong type.
   */
  createApiError<Id extends MessageIdOf<Rows>>(
    id: Id,
    ...rest: CreateArguments<Rows, Id, CreateOptions>
  ): ApiError<Id, Rows>;
  /** The error that `toJSON` wrote; undefined for anything else. Never throws. */
  fromJSON(value: unknown): ApiErrorOf<Rows> | undefined;
}

/**
 * Binds the functions of this package to a catalogue. A row that breaks a rule (a code or reason that stands twice, a
 * template whose names do not fit, a code that is no integer) does not compile, and throws a `TypeError` that names it.
 *
 * @example
 * const { createApiError } = createErrors([...spotV3, {
 *   code: -3201, reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', section: 'Contract', category: 'order',
 *   httpStatus: 400, gatewayStatus: 400, retry: 'fix-request', executed: 'no',
 *   messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'limit'] },
 * }]);
 * throw createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 });
 */
export function createErrors<const Rows extends Catalogue>(
  catalogue: [Problem<Rows>] extends [never] ? Rows : Problem<Rows>,
): Errors<Rows> {
  // What the compiler could not refuse is refused here.
  const rows = catalogue as Rows;
  checkCatalogue(rows);
  const index = indexCatalogue(rows);
  const codes = toErrorCode(rows);
  return {
    catalogue: rows,
    ErrorCode: codes,
    isApiError: ((value, reason) => isApiErrorIn(codes, value, reason)) as Errors<Rows>['isApiError'],
    // The index was made from these rows, so what comes out of it is typed by them.
    toApiError: (value, options) => toApiErrorIn(index, value, options) as ApiErrorOf<Rows> | undefined,
    createApiError: <Id extends MessageIdOf<Rows>>(id: Id, ...rest: readonly unknown[]) =>
      createApiErrorIn(index, id, ...(rest as [Params?, CreateOptions?])) as ApiError<Id, Rows>,
    fromJSON: (value) => fromJSONIn(index, value) as ApiErrorOf<Rows> | undefined,
  };
}

/** `{ [reason]: code }` of a catalogue. */
export function toErrorCode<Rows extends Catalogue>(catalogue: Rows): CodesOf<Rows> {
  return Object.fromEntries(catalogue.map(({ reason, code }) => [reason, code])) as CodesOf<Rows>;
}
