import type { AnyApiError, AnyErrorSet } from '@errlex/core';
import { type Issue, toValidationError } from '@errlex/core/validation';

/** The most issues that are kept of a validation: how many there are is up to the value. */
export const FAILURE_LIMIT = 50;

/** An issue, with what was validated where that is known: it tells what is missing from what is wrong. */
export interface Failure {
  readonly issue: Issue;
  readonly input?: unknown;
}

/** The error for a failure, and of a message that its schema names. */
export function toFailureError(failure: Failure, errors: AnyErrorSet | undefined): AnyApiError {
  return toValidationError(
    [failure.issue],
    'input' in failure ? { input: failure.input, errors } : { errors },
  );
}
