import type { AnyErrorSet } from '@errlex/core';
import type { ApiException } from '../api.exception.js';
import { type PipeErrors, toViolations } from './to-violations.js';
import { ValidationException } from './validation-exception.js';

export interface ExceptionFactoryOptions {
  /** The contract whose messages a schema names. Default: that of `ErrlexModule` when the filter sends the error. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Creates the `exceptionFactory` of a pipe of Nest. Its exceptions have the message that a constraint or a schema
 * names with `toIssueMessage`, else the role `missingParam` for a parameter that is missing and `invalidParam` for
 * one that is wrong. Wrap pipes that do not pass the name of the parameter to their factory in `NamedParamPipe`.
 *
 * @example
 * new ValidationPipe({ exceptionFactory: createExceptionFactory() });
 */
export function createExceptionFactory({
  errors,
}: ExceptionFactoryOptions = {}): (pipeErrors: PipeErrors) => ApiException {
  return (pipeErrors) => new ValidationException(toViolations(pipeErrors), errors);
}
