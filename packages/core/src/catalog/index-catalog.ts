import type { Template } from '../text/text.js';
import type { Catalog, ErrorDefinition, MessageTemplate } from './catalog.js';

/** A message template, parsed for matching and rendering. */
export interface Message extends Template {
  readonly id: string;
  /** `%d` or `%s` for each param, from left to right. */
  readonly kinds: readonly string[];
}

/** A definition with its parsed messages. */
export interface IndexedDefinition {
  readonly definition: ErrorDefinition;
  readonly messages: readonly Message[];
  /** Returns the messages that a text can match, in the order of the definition. */
  readonly messagesFor: (text: string) => readonly Message[];
}

/** Finds a definition by code or by reason. */
export type CatalogIndex = (key: number | string) => IndexedDefinition | undefined;

interface Cell {
  readonly definition: ErrorDefinition;
  indexed?: IndexedDefinition;
}

/**
 * Indexes the messages of one definition. Returns a function that returns the messages that a text can match.
 */
export type IndexMessages = (messages: readonly Message[]) => IndexedDefinition['messagesFor'];

/** Maximum number of messages without an index: trying so few takes less time than a lookup. */
const MAX_MESSAGES_WITHOUT_INDEX = 8;

/**
 * Returns a function that finds definitions. The catalog must be valid. It is indexed at the first lookup,
 * and the messages of a definition when that definition is first found. Pass `indexMessages` if a definition
 * may have many messages; otherwise, each message is tried.
 */
export function indexCatalog(catalog: Catalog, indexMessages?: IndexMessages): CatalogIndex {
  let cells: Map<number | string, Cell> | undefined;
  return (key) => {
    cells ??= createCells(catalog);
    const cell = cells.get(key);
    if (cell) cell.indexed ??= indexDefinition(cell.definition, indexMessages);
    return cell?.indexed;
  };
}

function createCells(catalog: Catalog): Map<number | string, Cell> {
  const cells = new Map<number | string, Cell>();
  for (const definition of catalog) {
    const cell = { definition };
    cells.set(definition.code, cell).set(definition.reason, cell);
  }
  return cells;
}

function indexDefinition(
  definition: ErrorDefinition,
  indexMessages: IndexMessages | undefined,
): IndexedDefinition {
  const messages = Object.entries(definition.messages).map(([id, template]) => ({
    id,
    ...parseTemplate(template),
  }));
  return { definition, messages, messagesFor: indexMessages?.(messages) ?? (() => messages) };
}

/**
 * Indexes messages by their first word. A message whose first word contains a placeholder is tried for every
 * text.
 */
export function indexMessages(messages: readonly Message[]): IndexedDefinition['messagesFor'] {
  if (messages.length <= MAX_MESSAGES_WITHOUT_INDEX) return () => messages;
  const positions = new Map<string, number[]>();
  for (const [position, { literals }] of messages.entries()) {
    const [first = '', next] = literals;
    const word = next === undefined || first.includes(' ') ? firstWord(first) : '';
    const known = positions.get(word);
    if (known) known.push(position);
    else positions.set(word, [position]);
  }
  return (text) => {
    const [own = [], open = []] = [firstWord(text), ''].map((word) => positions.get(word));
    const found =
      open.length === 0 || own === open ? own : [...own, ...open].sort((left, right) => left - right);
    return found.map((position) => messages[position] as Message);
  };
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end < 0 ? text : text.slice(0, end);
}

/** Splits a template at its placeholders. */
export function parseTemplate([template, ...names]: MessageTemplate): Omit<Message, 'id'> {
  return { literals: template.split(/%[ds]/), names, kinds: template.match(/%[ds]/g) ?? [] };
}
