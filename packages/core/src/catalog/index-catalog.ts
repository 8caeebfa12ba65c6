import type { Template } from '../text/template.js';
import type { Catalog, ErrorDefinition, MessageTemplate } from './catalog.js';

/** A message ready to be matched and rendered. */
export interface Message extends Template {
  readonly id: string;
  /** Of its params, from left to right: `%d` or `%s`. */
  readonly kinds: readonly string[];
}

/** A row with its messages. */
interface Entry {
  readonly definition: ErrorDefinition;
  readonly messages: readonly Message[];
  /** The messages that a text may be of. */
  readonly messagesFor: (text: string) => readonly Message[];
}

/** A catalog ready to be looked up in, by code and by reason. Nothing is done before it is first asked. */
export type Index = (key: number | string) => Entry | undefined;

/** Reads a catalog whose rows are right; each row when it is first asked for. */
export function indexCatalog(catalog: Catalog): Index {
  let cells: Map<number | string, Cell> | undefined;
  return (key) => {
    cells ??= new Map(catalog.flatMap(toPairs));
    const cell = cells.get(key);
    if (cell) cell.entry ??= toEntry(cell.row);
    return cell?.entry;
  };
}

interface Cell {
  readonly row: ErrorDefinition;
  entry?: Entry;
}

function toPairs(row: ErrorDefinition): [key: number | string, cell: Cell][] {
  const cell = { row };
  return [
    [row.code, cell],
    [row.reason, cell],
  ];
}

function toEntry(definition: ErrorDefinition): Entry {
  const messages = Object.entries(definition.messages).map(([id, row]) => ({ id, ...parseMessage(row) }));
  // A few are tried one after another sooner than a word is looked up.
  return {
    definition,
    messages,
    messagesFor: messages.length > 4 ? byFirstWord(messages) : () => messages,
  };
}

/** Finds messages by the first word of a text, and those whose own first word holds a placeholder. */
function byFirstWord(messages: readonly Message[]): Entry['messagesFor'] {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const [first = '', next] = message.literals;
    const word = next === undefined || first.includes(' ') ? firstWord(first) : '';
    const group = groups.get(word);
    if (group) group.push(message);
    else groups.set(word, [message]);
  }
  return (text) => [firstWord(text), ''].flatMap((word) => groups.get(word) ?? []);
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

/** Cuts a template at its placeholders. */
export function parseMessage([template, ...names]: MessageTemplate): Omit<Message, 'id'> {
  return { literals: template.split(/%[ds]/), names, kinds: template.match(/%[ds]/g) ?? [] };
}
