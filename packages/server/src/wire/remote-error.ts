import { type AnyApiError, type AnyErrorSet, ApiError } from '@errlex/core';
import { createRoleError } from '../role-errors.js';
import type { SentError } from '../sent-error.js';
import { genericText } from '../text/translate-error.js';
import { isClientStatus } from './wire-error.js';

/** Marks errors that another service sent. Registered, so that it is the same in every copy of this package. */
const REMOTE = Symbol.for('@errlex/server/remote');

/** Facts about another service's error for which an `ApiError` has no field. */
interface RemoteFacts {
  readonly httpStatus: number | undefined;
}

/**
 * Creates an `ApiError` for an error that another service sent. Only `msg` has its undocumented text; `message` is
 * then the generic text of the reason.
 */
export function toRemoteError(
  { error, usesGenericText, httpStatus }: SentError & { readonly httpStatus?: unknown },
  errors: AnyErrorSet,
): AnyApiError {
  const { reason, definition } = error;
  const generic =
    reason === undefined ? createRoleError(errors, 'unknown').message : genericText(reason, definition);
  const message = usesGenericText ? generic : error.message;
  const remote: AnyApiError & { [REMOTE]?: RemoteFacts } = new ApiError({
    ...error,
    message,
    msg: error.msg || message,
  });
  remote[REMOTE] = { httpStatus: isClientStatus(httpStatus) ? httpStatus : undefined };
  return remote;
}

/** Returns the facts of an error that another service sent, or undefined for any other error. */
export function remoteFactsOf(
  error: AnyApiError & { readonly [REMOTE]?: RemoteFacts },
): RemoteFacts | undefined {
  return error[REMOTE];
}
