import type { CodeOf, MessageIdOf, ReasonOf } from './catalogue/infer.js';
import { type SpotV3, spotV3 } from './catalogue/spot-v3.js';
import { createErrors, type Errors, isApiError as isAnyApiError, toErrorCode } from './create-errors.js';

/** `createErrors` applied to the reference document; made at its first use. */
let errors: Errors<SpotV3> | undefined;
const spot = () => (errors ??= createErrors(spotV3));

/** `ErrorCode.INVALID_SYMBOL` is -1121. */
export const ErrorCode = /*#__PURE__*/ toErrorCode(spotV3);
export type ErrorCode = CodeOf<SpotV3>;
export type Reason = ReasonOf<SpotV3>;
export type MessageId = MessageIdOf<SpotV3>;

/** {@inheritDoc Errors.isApiError} */
export const isApiError = isAnyApiError as Errors<SpotV3>['isApiError'];

/** {@inheritDoc Errors.toApiError} */
export const toApiError: Errors<SpotV3>['toApiError'] = (value, options) => spot().toApiError(value, options);

/** {@inheritDoc Errors.createApiError} */
export const createApiError: Errors<SpotV3>['createApiError'] = (id, ...rest) =>
  spot().createApiError(id, ...rest);

/** {@inheritDoc Errors.fromJSON} */
export const fromJSON: Errors<SpotV3>['fromJSON'] = (value) => spot().fromJSON(value);
