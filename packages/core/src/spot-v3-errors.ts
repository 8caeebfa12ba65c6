import { type Index, indexCatalogue } from './catalogue/index-catalogue.js';
import type { CodeOf, MessageIdOf, Params, ReasonOf } from './catalogue/infer.js';
import { type SpotV3, spotV3 } from './catalogue/spot-v3.js';
import { type CreateOptions, createApiErrorIn } from './create-api-error.js';
import { type Errors, toErrorCode } from './create-errors.js';
import { fromJSONIn } from './from-json.js';
import { isApiErrorIn } from './is-api-error.js';
import { toApiErrorIn } from './to-api-error.js';

// The functions of `createErrors(spotV3)`, each by itself: what an application does not import is not in its bundle.

export type ErrorCode = CodeOf<SpotV3>;
export type Reason = ReasonOf<SpotV3>;
export type MessageId = MessageIdOf<SpotV3>;

/** Made at the first use. */
let index: Index | undefined;
function spotV3Index(): Index {
  index ??= indexCatalogue(spotV3);
  return index;
}

/** `ErrorCode.INVALID_SYMBOL` is -1121. */
export const ErrorCode = /*#__PURE__*/ toErrorCode(spotV3);

/** {@inheritDoc Errors.isApiError} */
export const isApiError = ((value, reason) =>
  isApiErrorIn(ErrorCode, value, reason)) as Errors<SpotV3>['isApiError'];

/** {@inheritDoc Errors.toApiError} */
export const toApiError = ((value, options) =>
  toApiErrorIn(spotV3Index(), value, options)) as Errors<SpotV3>['toApiError'];

/** {@inheritDoc Errors.createApiError} */
export const createApiError = ((id: MessageId, ...rest: [Params?, CreateOptions?]) =>
  createApiErrorIn(spotV3Index(), id, ...rest)) as Errors<SpotV3>['createApiError'];

/** {@inheritDoc Errors.fromJSON} */
export const fromJSON = ((value) => fromJSONIn(spotV3Index(), value)) as Errors<SpotV3>['fromJSON'];
