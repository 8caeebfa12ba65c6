import type { AnyErrorSet } from '../define-errors.js';
import type { AnyApiError } from '../error/api-error.js';
import { createApiError } from '../error/create-api-error.js';
import { type Issue, parseIssueMessage } from './to-issue-message.js';

export interface ValidationOptions {
  /**
   * What was validated: it tells a parameter that is missing from one that is wrong. Nothing of it enters the
   * error.
   */
  readonly input?: unknown;
  /** The functions of the catalog whose messages a schema names, where it is another one than `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * The error for the first issue of a validation: the message that the schema names, else `PARAM_EMPTY` for a
 * parameter that is missing, null or empty, `PARAM_ERROR` for one that is wrong, and `PARAM_VALIDATE_ERROR`
 * where the issue has no path. Never throws.
 */
export function toValidationError(issues: readonly Issue[], options: ValidationOptions = {}): AnyApiError {
  const [issue] = issues;
  const named = issue && toNamedError(issue.message, options.errors);
  if (named) return named;
  const path = (issue?.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
  if (path.length === 0) return createApiError('PARAM_VALIDATE_ERROR');
  const parameter = toParameter(path);
  const missing = 'input' in options && isEmpty(valueAt(options.input, path));
  return missing
    ? createApiError('PARAM_EMPTY', { parameter })
    : createApiError('PARAM_ERROR', { parameter });
}

function toNamedError(message: string, errors: AnyErrorSet | undefined): AnyApiError | undefined {
  const named = parseIssueMessage(message);
  try {
    // The id is only known at run time; one that the catalog does not hold is refused by the function
    // itself.
    const create = (errors?.createApiError ?? createApiError) as AnyErrorSet['createApiError'];
    return named && create(named.id as never, named.params as never);
  } catch {
    return undefined;
  }
}

/** `['orders', 0, 'price']` is written `orders[0].price`. */
function toParameter(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  try {
    return path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
      input,
    );
  } catch {
    return undefined;
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
