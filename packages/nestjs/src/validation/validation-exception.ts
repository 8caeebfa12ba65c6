import type { AnyErrorSet } from '@errlex/core';
import { ApiException } from '../api.exception.js';
import type { Detail, Detailed } from '../text/detail.js';
import { type Failure, toFailureError } from './failure.js';

/**
 * The exception for the first failure of a validation, which can tell the others. What was validated is in no
 * field of it.
 */
export class ValidationException extends ApiException implements Detailed {
  readonly #failures: readonly Failure[];
  readonly #errors: AnyErrorSet | undefined;

  constructor(failures: readonly Failure[], errors?: AnyErrorSet) {
    super(toFailureError(failures[0] ?? { issue: { message: '' } }, errors));
    this.name = 'ApiException';
    this.#failures = failures;
    this.#errors = errors;
  }

  /**
   * The same failures, now that the value is known, of which `data` is the name where a decorator picks a
   * single one.
   */
  about(value: unknown, data: string | undefined, errors = this.#errors): ValidationException {
    const input = data === undefined ? value : { [data]: value };
    const failures = this.#failures.map(({ issue: { message, path = [] } }) => ({
      issue: { message, path: data === undefined ? path : [data, ...path] },
      input,
    }));
    return new ValidationException(failures, errors);
  }

  toDetails(limit: number): readonly Detail[] {
    return this.#failures.slice(0, limit).map((failure) => {
      const { path = [] } = failure.issue;
      // A text that names no message is told by its path alone.
      const { parameter } = toFailureError({ issue: { message: '', path } }, undefined).params;
      return { error: toFailureError(failure, this.#errors), path: String(parameter ?? '') };
    });
  }
}
