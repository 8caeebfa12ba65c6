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
    const refuse = (problem: string): never => {
      throw new TypeError(`Catalogue row ${position} (${code} ${reason}): ${problem}.`);
    };
    if (!Number.isSafeInteger(code)) refuse('the code is not an integer');
    if (code === 0 || code === 200) refuse('the code means success on the wire');
    if (typeof reason !== 'string' || !/^\w+$/.test(reason)) refuse('the reason is not a name');
    if (byCode.has(code)) refuse(`the code is taken by ${byCode.get(code)?.definition.reason}`);
    if (reasons.has(reason)) refuse('the reason is taken by another row');
    const messages = Object.entries(definition.messages ?? {}).map(([id, row]): Message => {
      if (id !== reason && !id.startsWith(`${reason}.`)) {
        refuse(`the message id "${id}" is neither the reason nor the reason with a variant`);
      }
      return { id, definition, ...parseMessage(row, (problem) => refuse(`"${id}": ${problem}`)) };
    });
    if (messages.length === 0) refuse('there is no message');
    reasons.add(reason);
    byCode.set(code, { definition, messages });
    for (const message of messages) byId.set(message.id, message);
  }
  return { byCode, byId };
}

function parseMessage([template, ...names]: MessageRow, refuse: (problem: string) => never) {
  const [first = '', ...rest] = String(template).split(/(%[ds])/);
  const literals = [first];
  const numeric: boolean[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    numeric.push(rest[index] === '%d');
    literals.push(rest[index + 1] ?? '');
  }
  if (names.length !== numeric.length) {
    refuse(`the template has ${numeric.length} placeholders, and there are ${names.length} names`);
  }
  if (new Set(names).size < names.length || names.some((name) => !/^[A-Za-z]\w*$/.test(name))) {
    refuse(`the names ${names.join(', ')} are not different identifiers`);
  }
  if (literals.slice(1, -1).includes(''))
    refuse('two placeholders touch, so their values cannot be told apart');
  return { literals, names, numeric };
}
