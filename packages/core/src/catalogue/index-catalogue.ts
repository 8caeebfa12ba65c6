import type { Template } from '../text/template.js';
import type { Catalogue, Definition, MessageRow } from './catalogue.js';

/** A message ready to be matched and rendered. */
export interface Message extends Template {
  readonly id: string;
  /** Of its params, from left to right: `%d` or `%s`. */
  readonly kinds: readonly string[];
}

/** A row with its messages. */
interface Entry {
  readonly definition: Definition;
  readonly messages: readonly Message[];
  /** By the first word of their texts; under no word those whose first word holds a placeholder. */
  readonly byWord: ReadonlyMap<string, readonly Message[]>;
}

/** A catalogue ready to be looked up in, by code and by reason. Nothing is done before it is first asked. */
export type Index = (key: number | string) => Entry | undefined;

/** Reads a catalogue whose rows are right; each row when it is first asked for. */
export function indexCatalogue(catalogue: Catalogue): Index {
  let rows: Map<number | string, Definition> | undefined;
  const entries = new Map<Definition, Entry>();
  return (key) => {
    rows ??= new Map(catalogue.flatMap(toPairs));
    const row = rows.get(key);
    if (row === undefined) return undefined;
    const entry = entries.get(row) ?? toEntry(row);
    entries.set(row, entry);
    return entry;
  };
}

function toPairs(row: Definition): [key: number | string, row: Definition][] {
  return [
    [row.code, row],
    [row.reason, row],
  ];
}

function toEntry(definition: Definition): Entry {
  const messages = Object.entries(definition.messages).map(([id, row]) => ({ id, ...parseMessage(row) }));
  const byWord = new Map<string, Message[]>();
  for (const message of messages) {
    const [first = '', next] = message.literals;
    const word = next === undefined || first.includes(' ') ? firstWord(first) : '';
    const group = byWord.get(word);
    if (group) group.push(message);
    else byWord.set(word, [message]);
  }
  return { definition, messages, byWord };
}

/** What the messages of a row are found by, however many there are. */
export function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

/** Cuts a template at its placeholders. */
export function parseMessage([template, ...names]: MessageRow): Omit<Message, 'id'> {
  return { literals: template.split(/%[ds]/), names, kinds: template.match(/%[ds]/g) ?? [] };
}
