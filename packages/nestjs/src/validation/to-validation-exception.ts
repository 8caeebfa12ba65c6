import { type Issue, toValidationError } from '@errlex/core/schema';
import { ApiException } from '../api.exception.js';

/** What is read of a `ValidationError` of class-validator. */
export interface PropertyError {
  readonly property: string;
  readonly value?: unknown;
  readonly constraints?: Readonly<Record<string, string>>;
  readonly children?: readonly PropertyError[];
}

/**
 * The exception for the first error of class-validator: a property that is missing, one that is wrong, or the message that a
 * constraint names with `toIssueMessage`.
 *
 * @example
 * new ValidationPipe({ exceptionFactory: toValidationException });
 */
export function toValidationException(errors: readonly PropertyError[]): ApiException {
  const path: PropertyKey[] = [];
  let error = errors[0];
  while (error !== undefined) {
    path.push(/^\d+$/.test(error.property) ? Number(error.property) : error.property);
    const { constraints, children } = error;
    const [child] = children ?? [];
    if (constraints !== undefined || child === undefined) break;
    error = child;
  }
  const issue: Issue = { message: Object.values(error?.constraints ?? {})[0] ?? '', path };
  // The value is left out of the error where class-validator is told so; nothing is known then.
  const known = error !== undefined && 'value' in error;
  return new ApiException(toValidationError([issue], known ? { input: nest(path, error?.value) } : {}));
}

/** A value that has the one given at a path. */
function nest(path: readonly PropertyKey[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
