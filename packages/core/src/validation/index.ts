import type { AnyParams, Catalog, MessageIdOf, ParamsOf } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { AnyErrorSet, ErrorSet } from '../define-errors.js';
import type { AnyApiError } from '../error/api-error.js';
import { createApiError, spotV3Errors } from '../spot-v3-errors.js';

export interface ValidationOptions {
  /**
   * The validated value. Needed to distinguish a missing parameter from a wrong one. The error contains no
   * part of this value.
   */
  readonly input?: unknown;
  /** The error set with the messages and roles to use. Default: `spotV3Errors`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Returns the error for the first issue of a validation, from the first of these that the error set has:
 * - the message that the schema names, see {@link toIssueMessage}
 * - `PARAM_VALIDATE_ERROR`, if the issue has no path
 * - the definition of the role `missingParam` if the parameter is missing, null or empty, else of
 *   `invalidParam`
 * - the definition of the role `unknown`
 *
 * Never throws.
 */
export function toValidationError(issues: readonly Issue[], options: ValidationOptions = {}): AnyApiError {
  const { errors = spotV3Errors as AnyErrorSet, input } = options;
  const [issue] = issues;
  const named = issue && toNamedError(issue.message, errors);
  if (named) return named;
  const path = (issue?.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
  const isMissing = path.length > 0 && 'input' in options && isEmpty(valueAt(input, path));
  const { missingParam, invalidParam = missingParam, unknown } = errors.roles;
  const reasons = [
    path.length === 0 ? 'PARAM_VALIDATE_ERROR' : undefined,
    isMissing ? missingParam : invalidParam,
    unknown,
  ];
  for (const reason of reasons) {
    const error = reason === undefined ? undefined : createWithParam(errors, reason, toParameter(path));
    if (error) return error;
  }
  // The error set has none of these definitions: return an error of the shipped catalog.
  return createApiError('PARAM_VALIDATE_ERROR');
}

/**
 * Creates an error with a reason, from its message with one text param, else from its message without
 * params.
 */
function createWithParam(errors: AnyErrorSet, reason: string, parameter: string): AnyApiError | undefined {
  const definition = errors.catalog.find((one) => one.reason === reason && !one.retired);
  const messages = Object.entries(definition?.messages ?? {});
  const plain = messages.find(([, message]) => message.length === 1);
  const withParam = messages.find(
    ([, [template, ...names]]) => names.length === 1 && template.includes('%s'),
  );
  const [id, message] = (parameter === '' ? plain : (withParam ?? plain)) ?? [];
  if (id === undefined) return undefined;
  const [, name] = message ?? [];
  return errors.createApiError(id, name === undefined ? {} : { [name]: parameter });
}

function toNamedError(message: string, errors: AnyErrorSet): AnyApiError | undefined {
  const named = parseIssueMessage(message);
  try {
    // `createApiError` throws if the catalog does not hold the id.
    return named && errors.createApiError(named.id, named.params);
  } catch {
    return undefined;
  }
}

/** Writes a path as text: `['orders', 0, 'price']` becomes `orders[0].price`. */
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

/** An issue as the libraries of the Standard Schema specification report it. */
export interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/**
 * Returns a text that names a documented message. Pass it to a schema in place of a message. The id of a
 * message without params can be passed directly. For a message of another catalog, also pass its error set.
 *
 * @example
 * z.int().check(z.maximum(1000, toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 })));
 */
export function toIssueMessage<
  Definitions extends Catalog = SpotV3,
  Id extends MessageIdOf<Definitions> = MessageIdOf<Definitions>,
>(id: Id, params: ParamsOf<Definitions, Id>, _errors?: Pick<ErrorSet<Definitions>, 'catalog'>): string {
  return `${id} ${JSON.stringify(params)}`;
}

/** Parses the message id and params from the message of an issue. Returns `undefined` for any other text. */
export function parseIssueMessage(message: string): { id: string; params: AnyParams } | undefined {
  const [, id, params = '{}'] = /^(\w+(?:\.\w+)?)(?: (\{.*\}))?$/s.exec(message) ?? [];
  try {
    return id === undefined ? undefined : { id, params: JSON.parse(params) };
  } catch {
    return undefined;
  }
}
