import type { AnyErrorSet } from '@errlex/core';
import type { ApiException } from '../api.exception.js';
import { type Refusal, toFailures } from './to-failures.js';
import { ValidationException } from './validation-exception.js';

export interface ValidationExceptionOptions {
  /** The result of `defineErrors`, where a schema names messages of another catalog than `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * The `exceptionFactory` of a pipe of Nest: `PARAM_EMPTY` for a parameter that is missing, `PARAM_ERROR` for
 * one that is wrong, or the message that a constraint or a schema names with `toIssueMessage`. Pipes that
 * tell their factory nothing of the parameter, or of its value, do so through `ApiPipe`.
 *
 * @example
 * new ValidationPipe({ exceptionFactory: createValidationException() });
 */
export function createValidationException({
  errors,
}: ValidationExceptionOptions = {}): (refusal: Refusal) => ApiException {
  return (refusal) => new ValidationException(toFailures(refusal), errors);
}
