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

/** A definition, indexed at its first lookup. */
interface LazyDefinition {
  readonly definition: ErrorDefinition;
  indexed?: IndexedDefinition;
}

/** Creates `messagesFor` of a definition from its messages. */
export type IndexMessages = (messages: readonly Message[]) => IndexedDefinition['messagesFor'];

/** Maximum number of messages without an index: trying so few takes less time than a lookup. */
const MAX_MESSAGES_WITHOUT_INDEX = 8;

/**
 * Returns a function that finds definitions. The catalog must be valid. Its first lookup indexes the
 * definitions; the first lookup of a definition parses its messages. Pass `indexMessages` if a definition
 * may have many messages. Without `indexMessages`, every message of a definition is compared with the text.
 */
export function indexCatalog(catalog: Catalog, indexMessages?: IndexMessages): CatalogIndex {
  let definitions: Map<number | string, LazyDefinition> | undefined;
  return (key) => {
    definitions ??= toLazyDefinitions(catalog);
    const lazy = definitions.get(key);
    if (lazy) lazy.indexed ??= indexDefinition(lazy.definition, indexMessages);
    return lazy?.indexed;
  };
}

function toLazyDefinitions(catalog: Catalog): Map<number | string, LazyDefinition> {
  const definitions = new Map<number | string, LazyDefinition>();
  for (const definition of catalog) {
    const lazy = { definition };
    definitions.set(definition.code, lazy).set(definition.reason, lazy);
  }
  return definitions;
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
 * Indexes messages by their first word, and returns their `messagesFor`. A message whose first word
 * contains a placeholder can match any text.
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
    const [own = [], anyStart = []] = [firstWord(text), ''].map((word) => positions.get(word));
    const found =
      anyStart.length === 0 || own === anyStart
        ? own
        : [...own, ...anyStart].sort((left, right) => left - right);
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
