import { type AnyApiError, ApiError } from './api-error.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { Index, Message } from './catalogue/index-catalogue.js';
import type { Params, ParamsOf } from './catalogue/infer.js';
import { PARAM_LIMIT, renderTemplate } from './template.js';
import { truncate } from './truncate.js';

export interface CreateOptions {
  /** What really caused the error. */
  readonly cause?: unknown;
  /** The text on the wire, where it is not the documented one: a translation of it. */
  readonly msg?: string;
}

/** What follows the message id: its params, which may be left out where it has none or none are known, and options. */
export type CreateArguments<Rows extends Catalogue, Id, Options> = Id extends string
  ? string extends keyof ParamsOf<Rows, Id>
    ? [params?: ParamsOf<Rows, Id>, options?: Options]
    : [params: ParamsOf<Rows, Id>, options?: Options]
  : never;

/** `createApiError` of a catalogue. */
export function createApiErrorIn(
  { byId }: Index,
  id: string,
  values: Params = {},
  options?: CreateOptions,
): AnyApiError {
  const message = byId.get(id);
  if (message === undefined) throw new TypeError(`The catalogue holds no message "${id}".`);
  const { definition } = message;
  const params = checkParams(message, values);
  return new ApiError<string | undefined, Catalogue>({
    code: definition.code,
    message: renderTemplate(message, params),
    definition,
    messageId: id,
    params,
    msg: options?.msg,
    cause: options?.cause,
  });
}

function checkParams({ id, names, numeric }: Message, values: Params): Params {
  const params: Record<string, string | number> = {};
  for (const [index, name] of names.entries()) {
    const value = values[name];
    const type = numeric[index] ? 'number' : 'string';
    if (typeof value !== type) throw new TypeError(`The param "${name}" of "${id}" is not a ${type}.`);
    // Adding zero turns -0, which no text tells from 0, into it.
    params[name] = typeof value === 'number' ? value + 0 : truncate(value as string, PARAM_LIMIT);
  }
  return params;
}
