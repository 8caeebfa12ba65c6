import type { Catalog } from '../catalog/catalog.js';
import type { ErrorSet } from '../define-errors.js';
import type { ApiErrorOf } from '../error/api-error-of.js';
import { toApiError } from '../error/to-api-error.js';
import { escapeControls } from '../text/plain-text.js';
import type { OutcomeOptions } from './outcome-options.js';
import { ResponseError } from './response-error.js';
import type { Refusal } from './to-refusal.js';

/** The error for a refusal: an `ApiError` where it has a code. */
export function toFailure<Rows extends Catalog>(
  { payload, msg, answer }: Refusal,
  { errors, upstream, cause, answer: came }: OutcomeOptions<Rows>,
  readBody: () => string,
): ApiErrorOf<Rows> | ResponseError {
  // Without a catalog of the user's own, Rows is SpotV3.
  const toError = (errors?.toApiError ?? toApiError) as ErrorSet<Rows>['toApiError'];
  const facts = { answer: came ?? answer, ...(cause !== undefined && { cause }) };
  return toError(payload, { ...facts, upstream }) ?? new ResponseError({ ...facts, body: readBody(), msg });
}

/** The error of `JSON.parse`, which quotes what it was given: no control of that reaches a log. */
export function toPrintable({ message }: Error): SyntaxError {
  return new SyntaxError(escapeControls(message));
}

/** Whether a status is 2xx. */
export function isOk(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}
