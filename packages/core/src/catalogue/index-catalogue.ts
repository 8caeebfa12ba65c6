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

/** Reads a catalogue whose rows are right. */
export function indexCatalogue(catalogue: Catalogue): Index {
  const byCode = new Map<number, { definition: Definition; messages: readonly Message[] }>();
  const byId = new Map<string, Message>();
  for (const definition of catalogue) {
    const rows = Object.entries(definition.messages);
    const messages = rows.map(([id, row]) => ({ id, definition, ...parseMessage(row) }));
    byCode.set(definition.code, { definition, messages });
    for (const message of messages) byId.set(message.id, message);
  }
  return { byCode, byId };
}

/** Cuts a template at its placeholders. */
export function parseMessage([template, ...names]: MessageRow): Omit<Message, 'id' | 'definition'> {
  const parts = template.split(/%([ds])/);
  return {
    literals: parts.filter((_, index) => index % 2 === 0),
    names,
    numeric: parts.filter((_, index) => index % 2 === 1).map((kind) => kind === 'd'),
  };
}
