import { type AnyErrorSet, isApiError, spotV3Errors } from '@errlex/core';
import { catchError, type MonoTypeOperatorFunction } from 'rxjs';
import { findOwnError } from '../mapping/find-own-error.js';
import { toRemoteError } from '../wire/remote-error.js';

export interface ApiErrorsOptions {
  /** The contract of the service. Default: `spotV3Errors`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Turns the errors that another service sent, over any transport, into `ApiError`s. Other errors pass unchanged, and
 * so do those of another domain than the contract's. Only code that catches errors needs it: the filter sends them in
 * the caller's language as they are.
 *
 * @example
 * client.send('place', order).pipe(
 *   toApiErrors(),
 *   catchError((error) => (isApiError(error, 'INVALID_SYMBOL') ? of(undefined) : throwError(() => error))),
 * );
 */
export function toApiErrors<Value>({
  errors = spotV3Errors,
}: ApiErrorsOptions = {}): MonoTypeOperatorFunction<Value> {
  return catchError((thrown: unknown) => {
    const own = findOwnError(thrown, errors, true);
    // An error that was converted before stays as it is.
    throw own?.isRemote && !isApiError(own.error) ? toRemoteError(own, errors) : thrown;
  });
}
