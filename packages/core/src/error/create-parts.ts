import type { Catalog, ErrorDefinition } from '../catalog/catalog.js';
import type { Index, Message } from '../catalog/index-catalog.js';
import type { MessageIdOf, Params, ParamsOf } from '../catalog/infer.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import { spotV3Index } from '../catalog/spot-v3-index.js';
import { PARAM_LIMIT, renderTemplate } from '../text/template.js';
import { truncate } from '../text/truncate.js';
import type { ApiErrorParts } from './api-error.js';

export interface CreateOptions {
  /** What really caused the error. */
  readonly cause?: unknown;
  /** The text on the wire, where it is not the documented one: a translation of it. */
  readonly msg?: string | undefined;
}

/**
 * What follows the message id: its params, which may be left out where it has none or none are known, and
 * options.
 */
export type CreateArguments<Rows extends Catalog, Id, Options> = [ParamsDemandedBy<Rows, Id>] extends [never]
  ? [params?: Id extends string ? ParamsOf<Rows, Id> : never, options?: Options]
  : [params: Intersection<ParamsDemandedBy<Rows, Id>>, options?: Options];

type ParamsDemandedBy<Rows extends Catalog, Id> = Id extends string
  ? string extends keyof ParamsOf<Rows, Id>
    ? never
    : [ParamsOf<Rows, Id>]
  : never;

/** The intersection of the members of a union, each of them in a tuple of its own. */
type Intersection<Each> = (Each extends [infer Params] ? (params: Params) => void : never) extends (
  params: infer All,
) => void
  ? All
  : never;

export interface CreateParts<Rows extends Catalog> {
  /**
   * What `createApiError` makes its error of, without the cost of an error: for an exception class of your
   * own. Throws as that does.
   */
  <Id extends MessageIdOf<Rows>>(id: Id, ...rest: CreateArguments<Rows, Id, CreateOptions>): ApiErrorParts;
}

export function bindCreateParts<Rows extends Catalog>(index: Index): CreateParts<Rows> {
  // A server makes the same few errors again and again, each while a request waits for it.
  const known = new Map<string, Found>();
  const remember = (id: string): Found => {
    const found = findMessage(index, id);
    known.set(id, found);
    return found;
  };
  const createParts = (id: string, values: Params = {}, options?: CreateOptions): ApiErrorParts => {
    const { definition, message } = known.get(id) ?? remember(id);
    const params = checkParams(message, values);
    const text = renderTemplate(message, params);
    const parts = { code: definition.code, message: text, definition, messageId: id, params };
    return options ? { ...options, ...parts } : parts;
  };
  // The signature asks for the params of the id; here each of them is checked.
  return createParts as CreateParts<Rows>;
}

/** {@link CreateParts} of `spotV3`. */
export const createParts: CreateParts<SpotV3> = /*#__PURE__*/ bindCreateParts(spotV3Index);

interface Found {
  readonly definition: ErrorDefinition;
  readonly message: Message;
}

function findMessage(index: Index, id: string): Found {
  const [reason = ''] = id.split('.', 1);
  const entry = index(reason);
  const message = entry?.messages.find((one) => one.id === id);
  if (entry === undefined || message === undefined) {
    throw new TypeError(`The catalog holds no message "${id}".`);
  }
  return { definition: entry.definition, message };
}

function checkParams({ id, names, kinds }: Message, values: Params): Params {
  const params: Record<string, string | number> = {};
  for (const [index, name] of names.entries()) {
    const value = values[name];
    const type = kinds[index] === '%d' ? 'number' : 'string';
    if (typeof value !== type) throw new TypeError(`The param "${name}" of "${id}" is not a ${type}.`);
    // Adding zero turns -0, which no text tells from 0, into it.
    params[name] = typeof value === 'number' ? value + 0 : truncate(value as string, PARAM_LIMIT);
  }
  return params;
}
