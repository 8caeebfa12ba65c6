import type { AnyApiError, AnyErrorSet } from '@errlex/core';
import { type Detail, type Detailed, VIOLATIONS } from '@errlex/server/adapter';
import { ApiException } from '../api.exception.js';

import { toViolationError, type Violation } from './violation.js';

const BAD_REQUEST = 400;

/**
 * The exception for the first violation of a validation; it knows the others. The validated value is in no field of
 * it.
 */
export class ValidationException extends ApiException<AnyApiError> implements Detailed {
  readonly #violations: readonly Violation[];
  readonly #errors: AnyErrorSet | undefined;

  constructor(violations: readonly Violation[], errors?: AnyErrorSet) {
    const error = toViolationError(violations[0] ?? { issue: { message: '' } }, errors);
    super(error, { httpStatus: error.definition?.httpStatus ?? BAD_REQUEST });
    this.name = 'ApiException';
    this.#violations = violations;
    this.#errors = errors;
  }

  /** Returns the same violations of a value; `data` is the name of the parameter if a decorator picks a single one. */
  about(value: unknown, data: string | undefined, errors = this.#errors): ValidationException {
    const input = data === undefined ? value : { [data]: value };
    const violations = this.#violations.map(({ issue: { message, path = [] } }) => ({
      issue: { message, path: data === undefined ? path : [data, ...path] },
      input,
    }));
    return new ValidationException(violations, errors);
  }

  [VIOLATIONS](limit: number, errors: AnyErrorSet): readonly Detail[] {
    return this.#violations.slice(0, limit).map((violation) => {
      const { path = [] } = violation.issue;
      // An issue without a message is described by the role, whose param is the path as text.
      const { parameter = '' } = toViolationError({ issue: { message: '', path } }, undefined).params;
      return { error: toViolationError(violation, this.#errors ?? errors), path: String(parameter) };
    });
  }
}
