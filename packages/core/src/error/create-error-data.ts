import type { Catalog, ErrorDefinition } from '../catalog/catalog.js';
import type { CatalogIndex, Message } from '../catalog/index-catalog.js';
import type { AnyParams, MessageIdOf, ParamsOf, ReasonIn, Scope } from '../catalog/infer.js';
import { truncate } from '../text/plain-text.js';
import { PARAM_LIMIT, renderTemplate } from '../text/template.js';
import { ApiError } from './api-error.js';
import { type ErrorData, freezeErrorData, noParams } from './error-data.js';

export interface CreateOptions {
  /** What caused the error. */
  readonly cause?: unknown;
  /** The text on the wire, such as a translation. Default: the documented text. */
  readonly msg?: string | undefined;
}

/**
 * The arguments that follow the message id: its params, which may be omitted if it has none or they are not known
 * to the compiler, and options. A wrong id demands none, so that the compiler's message is about the id.
 */
export type CreateArguments<Definitions extends Catalog, Id, Options> = [MessageIdOf<Definitions>] extends [
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

/** The intersection of the members of a union, each of them in a tuple of its own. */
type Intersection<Each> = (Each extends [infer Params] ? (params: Params) => void : never) extends (
  params: infer All,
) => void
  ? All
  : never;

export interface CreateErrorData<Definitions extends Catalog> {
  /**
   * Returns an error with its documented text as plain data: for an exception class of your own. Text params keep
   * 256 UTF-16 units. Throws a `TypeError` for an id that the catalog does not hold, and for a param that is
   * missing or of the wrong type.
   */
  <Id extends MessageIdOf<Definitions>>(
    id: Id,
    ...rest: CreateArguments<Definitions, Id, CreateOptions>
  ): ErrorData;
}

export interface CreateApiError<Definitions extends Catalog> {
  /**
   * Returns an error with its documented text. Text params keep 256 UTF-16 units. An id of a union type takes the
   * params of all its members. Throws a `TypeError` for an id that the catalog does not hold, and for a param that
   * is missing or of the wrong type.
   */
  <Id extends MessageIdOf<Definitions>>(
    id: Id,
    ...rest: CreateArguments<Definitions, Id, CreateOptions>
  ): Id extends string ? ApiError<Id, Scope<Definitions, ReasonIn<Id>>> : never;
}

export function bindCreateErrorData<Definitions extends Catalog>(
  index: CatalogIndex,
  domain: string | undefined,
): CreateErrorData<Definitions> {
  // A server makes the same few errors again and again. Only ids of the catalog get in.
  const found = new Map<string, FoundMessage>();
  const createErrorData = (id: string, values: AnyParams = {}, options?: CreateOptions): ErrorData => {
    const known = found.get(id) ?? findMessage(index, id);
    found.set(id, known);
    const { definition, message } = known;
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
      // Absent if it was absent: an `Error` distinguishes no cause from an undefined one.
      ...(options && 'cause' in options && { cause: options.cause }),
    });
  };
  // The signature requires the params of the id; here each of them is checked.
  return createErrorData as CreateErrorData<Definitions>;
}

interface V8ErrorConstructor {
  captureStackTrace(error: Error, start: unknown): void;
}

export function bindCreateApiError<Definitions extends Catalog>(
  index: CatalogIndex,
  domain: string | undefined,
): CreateApiError<Definitions> {
  const createErrorData = bindCreateErrorData<Catalog>(index, domain);
  const createApiError = (id: string, params?: AnyParams, options?: CreateOptions) => {
    const error = new ApiError(createErrorData(id, params, options));
    // The stack begins at the caller. Only V8 has the function.
    (Error as Partial<V8ErrorConstructor>).captureStackTrace?.(error, createApiError);
    return error;
  };
  // The index was made from these definitions, so they type its results.
  return createApiError as unknown as CreateApiError<Definitions>;
}

interface FoundMessage {
  readonly definition: ErrorDefinition;
  readonly message: Message;
}

function findMessage(index: CatalogIndex, id: string): FoundMessage {
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
    // Adding zero turns -0 into 0, which reads the same in a text.
    params[name] = typeof value === 'number' ? value + 0 : truncate(value as string, PARAM_LIMIT);
  }
  return Object.freeze(params);
}
