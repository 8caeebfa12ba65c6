import type {
  AnyParams,
  Catalog,
  CreatableIdOf,
  ErrorCatalog,
  ErrorDefinition,
  ParamsOf,
  ReasonOfId,
} from '../catalog/catalog.js';
import type { CatalogIndex, Message } from '../catalog/index-catalog.js';
import { MAX_PARAM_LENGTH, renderTemplate, truncate } from '../text/text.js';
import { type AnyApiError, ApiError } from './api-error.js';
import { type ErrorData, freezeErrorData, noParams } from './error-data.js';

export interface CreateOptions {
  /** The error that caused this one. */
  readonly cause?: unknown;
  /** The text to send, such as a translation. Default: the documented text. */
  readonly msg?: string | undefined;
  /**
   * Allows the message of a retired definition: for documentation, and to recreate errors that were sent
   * earlier. Default: `false`.
   */
  readonly allowRetired?: boolean | undefined;
}

/**
 * The arguments after the message id: its params and options. The params are optional if the message has
 * none, or if the compiler does not know them. For an unknown id the params are optional too, so that the
 * compiler reports the id instead of missing params.
 */
export type CreateArguments<Definitions extends Catalog, Id, Options> = [CreatableIdOf<Definitions>] extends [
  Id,
]
  ? [params?: AnyParams, options?: Options]
  : [RequiredParams<Definitions, Id>] extends [never]
    ? [params?: Id extends string ? ParamsOf<Definitions, Id> : never, options?: Options]
    : [params: Intersection<RequiredParams<Definitions, Id>>, options?: Options];

type RequiredParams<Definitions extends Catalog, Id> = Id extends string
  ? string extends keyof ParamsOf<Definitions, Id>
    ? never
    : [ParamsOf<Definitions, Id>]
  : never;

/** Converts a union of one-element tuples into an intersection: `[A] | [B]` becomes `A & B`. */
type Intersection<Each> = (Each extends [infer Params] ? (params: Params) => void : never) extends (
  params: infer All,
) => void
  ? All
  : never;

export interface CreateErrorData<Definitions extends Catalog> {
  /**
   * Returns an error with its documented text as plain data: for an exception class of your own. Truncates
   * text params to 256 UTF-16 units. Throws a `TypeError` if the catalog does not hold the id, its
   * definition is retired, or a param is missing or of the wrong type.
   */
  <Id extends CreatableIdOf<Definitions>>(
    id: Id,
    ...rest: CreateArguments<Definitions, Id, CreateOptions>
  ): ErrorData;
}

export interface CreateApiError<Definitions extends Catalog> {
  /**
   * Returns an error with its documented text. Truncates text params to 256 UTF-16 units. An id of a union
   * type takes the params of all its members. Throws a `TypeError` if the catalog does not hold the
   * id, its definition is retired, or a param is missing or of the wrong type.
   */
  <Id extends CreatableIdOf<Definitions>>(
    id: Id,
    ...rest: CreateArguments<Definitions, Id, CreateOptions>
  ): Id extends string ? ApiError<Id, ErrorCatalog<Definitions, ReasonOfId<Id>>> : never;
}

export function bindCreateErrorData<Definitions extends Catalog>(
  index: CatalogIndex,
  domain: string | undefined,
): CreateErrorData<Definitions> {
  // A cache, because a server creates the same few errors again and again. Unknown ids throw before they
  // are stored, so the cache never holds more ids than the catalog.
  const found = new Map<string, MessageEntry>();
  const createErrorData = (id: string, values: AnyParams = {}, options?: CreateOptions): ErrorData => {
    const known = found.get(id) ?? findMessage(index, id);
    found.set(id, known);
    const { definition, message } = known;
    if (definition.retired && !options?.allowRetired) {
      throw new TypeError(`${id}: ${definition.reason} is retired: it can be read, but no longer created.`);
    }
    const params = checkParams(message, values);
    const text = renderTemplate(message, params);
    return freezeErrorData({
      ...(domain !== undefined && { domain }),
      code: definition.code,
      reason: definition.reason,
      messageId: id,
      params,
      message: text,
      msg: options?.msg ?? text,
      definition,
      // Omits `cause` if the options omit it: an `Error` distinguishes a missing cause from an undefined one.
      ...(options && 'cause' in options && { cause: options.cause }),
    });
  };
  // The cast is safe: `createErrorData` checks at run time all that the signature requires.
  return createErrorData as CreateErrorData<Definitions>;
}

export function bindCreateApiError<Definitions extends Catalog>(
  index: CatalogIndex,
  domain: string | undefined,
): CreateApiError<Definitions> {
  const createErrorData = bindCreateErrorData<Catalog>(index, domain);
  function createApiError(id: string, params?: AnyParams, options?: CreateOptions): AnyApiError {
    // With `createApiError` as the new target, V8 starts the stack at its caller. Capturing the stack a
    // second time would double the cost.
    return Reflect.construct(ApiError, [createErrorData(id, params, options)], createApiError);
  }
  createApiError.prototype = ApiError.prototype;
  // The cast is safe: `index` holds the definitions of `Definitions`.
  return createApiError as unknown as CreateApiError<Definitions>;
}

interface MessageEntry {
  readonly definition: ErrorDefinition;
  readonly message: Message;
}

function findMessage(index: CatalogIndex, id: string): MessageEntry {
  const [reason = ''] = String(id).split('.', 1);
  const indexed = index(reason);
  const message = indexed?.messages.find((one) => one.id === id);
  if (indexed === undefined || message === undefined) throw new TypeError(`Unknown message id "${id}".`);
  return { definition: indexed.definition, message };
}

function checkParams({ id, names, kinds }: Message, values: AnyParams): AnyParams {
  if (names.length === 0) return noParams;
  const params: Record<string, string | number> = {};
  for (const [index, name] of names.entries()) {
    const value = values[name];
    const type = kinds[index] === '%d' ? 'number' : 'string';
    if (value === undefined) throw new TypeError(`${id}: missing param "${name}" (${type})`);
    if (typeof value !== type) {
      throw new TypeError(`${id}: param "${name}": expected a ${type}, got ${typeof value}`);
    }
    // Adding zero turns -0 into 0.
    params[name] = typeof value === 'number' ? value + 0 : truncate(value as string, MAX_PARAM_LENGTH);
  }
  return Object.freeze(params);
}
