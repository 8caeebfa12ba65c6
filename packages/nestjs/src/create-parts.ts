import type { Catalogue, Definition, Params } from '@errlex/core';
import { PARAM_LIMIT, renderTemplate, type Template } from '@errlex/core/template';
import type { CodedError } from './coded-error.js';

interface Message extends Template {
  readonly definition: Definition;
  readonly numeric: readonly boolean[];
}

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, Message>>();

/**
 * A documented error without an `Error` around it. Throws a `TypeError` for an id that the catalogue does not hold and for a
 * param that is missing or of the wrong type.
 */
export function createParts(catalogue: Catalogue, id: string, values: Params = {}): CodedError {
  const message = toIndex(catalogue).get(id);
  if (message === undefined) throw new TypeError(`The catalogue holds no message "${id}".`);
  const { definition, names, numeric } = message;
  const params: Record<string, string | number> = {};
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    const value = values[name];
    const type = numeric[index] ? 'number' : 'string';
    if (typeof value !== type) throw new TypeError(`The param "${name}" of "${id}" is not a ${type}.`);
    params[name] = typeof value === 'number' ? value + 0 : (value as string).slice(0, PARAM_LIMIT);
  }
  return {
    code: definition.code,
    reason: definition.reason,
    messageId: id,
    params: Object.freeze(params),
    message: renderTemplate(message, params),
    definition,
  };
}

function toIndex(catalogue: Catalogue): ReadonlyMap<string, Message> {
  const known = indexes.get(catalogue);
  if (known) return known;
  const index = new Map<string, Message>();
  for (const definition of catalogue) {
    for (const [id, [template, ...names]] of Object.entries(definition.messages)) {
      const parts = template.split(/%([ds])/);
      const literals = parts.filter((_, at) => at % 2 === 0);
      const numeric = parts.filter((_, at) => at % 2 === 1).map((kind) => kind === 'd');
      index.set(id, { definition, literals, names, numeric });
    }
  }
  indexes.set(catalogue, index);
  return index;
}
