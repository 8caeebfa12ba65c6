import type { AnyApiError } from '../api-error.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { MessageIdOf, Params, ParamsOf } from '../catalogue/infer.js';
import type { SpotV3 } from '../catalogue/spot-v3.js';
import type { Errors } from '../create-errors.js';
import { createApiError } from '../spot-v3-errors.js';

/** An issue as any Standard Schema library reports it. */
export interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/** What `createErrors` gives for any catalogue; a method, so that the functions of every catalogue fit. */
interface Catalogued {
  createApiError(id: never, params: never): AnyApiError;
}

export interface ValidationOptions {
  /** What was validated: it tells a parameter that is missing from one that is wrong. Nothing of it enters the error. */
  readonly input?: unknown;
  /** Makes the messages that a schema names, where they stand in another catalogue than `spotV3`. */
  readonly createApiError?: Catalogued['createApiError'] | undefined;
}

/**
 * The message of an issue that stands for a documented one: give it to a schema where the library takes a message. An id
 * without params may be given as it is. For a message of another catalogue, give the result of its `createErrors` too.
 *
 * @example
 * z.int().check(z.maximum(1000, toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 })));
 */
export function toIssueMessage<
  Rows extends Catalogue = SpotV3,
  Id extends MessageIdOf<Rows> = MessageIdOf<Rows>,
>(id: Id, params: ParamsOf<Rows, Id>, _errors?: Pick<Errors<Rows>, 'catalogue'>): string {
  return `${id} ${JSON.stringify(params)}`;
}

/**
 * The error for the first issue of a validation: the message that the schema names, else `PARAM_EMPTY` for a parameter that is
 * missing, null or empty, `PARAM_ERROR` for one that is wrong, and `PARAM_VALIDATE_ERROR` where the issue has no path. Never throws.
 */
export function toValidationError(issues: readonly Issue[], options: ValidationOptions = {}): AnyApiError {
  const [issue] = issues;
  const named = issue && toNamedError(issue.message, options);
  if (named) return named;
  const path = (issue?.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
  if (path.length === 0) return createApiError('PARAM_VALIDATE_ERROR');
  const parameter = toParameter(path);
  const missing = 'input' in options && isEmpty(readPath(options.input, path));
  return missing
    ? createApiError('PARAM_EMPTY', { parameter })
    : createApiError('PARAM_ERROR', { parameter });
}

function toNamedError(message: string, options: ValidationOptions): AnyApiError | undefined {
  const [, id, params = '{}'] = /^(\w+(?:\.\w+)?)(?: (\{.*\}))?$/s.exec(message) ?? [];
  if (id === undefined) return undefined;
  // The id is only known at runtime; an unknown one is refused by the function itself.
  const create = (options.createApiError ?? createApiError) as (id: string, params: Params) => AnyApiError;
  try {
    return create(id, JSON.parse(params));
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

function readPath(input: unknown, path: readonly PropertyKey[]): unknown {
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
