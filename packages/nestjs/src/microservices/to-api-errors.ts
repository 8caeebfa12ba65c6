import { type AnyErrorSet, defineErrors, spotV3 } from '@errlex/core';
import { catchError, type MonoTypeOperatorFunction } from 'rxjs';
import { toOwnError } from '../answer/to-own-error.js';
import { toTravelled } from '../wire/travelled.js';

export interface ApiErrorsOptions {
  /** The result of `defineErrors`, for codes beside those of `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
}

const spotV3Errors = /*#__PURE__*/ defineErrors(spotV3);

/**
 * Turns the errors that another service sent, over whichever transport, into `ApiError`s that `isApiError`
 * knows; other errors fail as they are. Needed only by code that catches them: the filter tells them in the
 * reader's language as they come.
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
    const own = toOwnError(thrown, errors);
    throw own?.travelled ? toTravelled(own.error) : thrown;
  });
}
