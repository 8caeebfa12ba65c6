import type { Template } from '../template.js';
import type { Catalogue, Definition, MessageRow } from './catalogue.js';

/** A message ready to be matched and rendered. `numeric` tells which of its params are numbers. */
export interface Message extends Template {
  readonly id: string;
  readonly definition: Definition;
  readonly numeric: readonly boolean[];
}

/** A catalogue ready to be looked up in. */
export interface Index {
  readonly byCode: ReadonlyMap<
    number,
    { readonly definition: Definition; readonly messages: readonly Message[] }
  >;
  readonly byId: ReadonlyMap<string, Message>;
}

/** Reads a catalogue; throws a `TypeError` that names the row and what is wrong with it. */
export function parseCatalogue(catalogue: Catalogue): Index {
  const byCode = new Map<number, { definition: Definition; messages: readonly Message[] }>();
  const byId = new Map<string, Message>();
  const reasons = new Set<string>();
  for (const [position, definition] of catalogue.entries()) {
    const { code, reason } = definition;
    const check = (holds: boolean, problem: string): void => {
      if (!holds) throw new TypeError(`Catalogue row ${position} (${code} ${reason}): ${problem}.`);
    };
    check(Number.isSafeInteger(code), 'the code is not an integer');
    check(code !== 0 && code !== 200, 'the code means success');
    check(!byCode.has(code), 'the code stands in two rows');
    check(/^\w+$/.test(reason), 'the reason is not a name');
    check(!reasons.has(reason), 'the reason stands in two rows');
    const rows = Object.entries(definition.messages ?? {});
    check(rows.length > 0, 'there is no message');
    const messages = rows.map(([id, row]): Message => {
      check(id === reason || id.startsWith(`${reason}.`), `the message id ${id} is not of the reason`);
      const message = { id, definition, ...parseMessage(row) };
      const { literals, names, numeric } = message;
      const fits = names.length === numeric.length && names.every((name) => /^[A-Za-z]\w*$/.test(name));
      check(fits && new Set(names).size === names.length, `the names of ${id} do not fit its placeholders`);
      check(!literals.slice(1, -1).includes(''), `two placeholders of ${id} touch`);
      byId.set(id, message);
      return message;
    });
    reasons.add(reason);
    byCode.set(code, { definition, messages });
  }
  return { byCode, byId };
}

function parseMessage([template, ...names]: MessageRow) {
  const parts = template.split(/%([ds])/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    names,
    numeric: parts.filter((_, index) => index % 2 === 1).map((kind) => kind === 'd'),
  };
}
