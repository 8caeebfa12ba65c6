import type { AnyApiError, AnyErrorSet } from '@errlex/core';
import { type Issue, toValidationError } from '@errlex/core/validation';

/** The most issues that are kept of a validation: their number depends on the value. */
export const MAX_VIOLATIONS = 50;

/** An issue, and the validated value if it is known: it distinguishes a missing parameter from a wrong one. */
export interface Violation {
  readonly issue: Issue;
  readonly input?: unknown;
}

/** Returns the error for a violation: the message that its schema names, else that of a role of the contract. */
export function toViolationError(violation: Violation, errors: AnyErrorSet | undefined): AnyApiError {
  return toValidationError(
    [violation.issue],
    'input' in violation ? { input: violation.input, errors } : { errors },
  );
}
