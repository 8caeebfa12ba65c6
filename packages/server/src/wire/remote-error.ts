import { type AnyApiError, type AnyErrorSet, ApiError } from '@errlex/core';
import { createRoleError } from '../role-errors.js';
import type { SentError } from '../sent-error.js';
import { genericText } from '../text/translate-error.js';

/** Marks the errors that another service sent, and logged; the same symbol in every copy of this package. */
const REMOTE = Symbol.for('@errlex/server/remote');

/** Creates an `ApiError` for an error that another service sent; its undocumented text is only in `msg`. */
export function toRemoteError({ error, usesGenericText }: SentError, errors: AnyErrorSet): AnyApiError {
  const { reason, definition } = error;
  const generic =
    reason === undefined ? createRoleError(errors, 'unknown').message : genericText(reason, definition);
  const message = usesGenericText ? generic : error.message;
  const remote: AnyApiError & { [REMOTE]?: true } = new ApiError({
    ...error,
    message,
    msg: error.msg || message,
  });
  remote[REMOTE] = true;
  return remote;
}

/** Whether another service sent an error. */
export function isRemote(error: AnyApiError): boolean {
  return REMOTE in error;
}
