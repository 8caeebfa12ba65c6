import type { Catalogue } from '@errlex/core';
import { loadMessages, type Messages } from '@errlex/i18n';
import type { Texts } from './texts.js';

/** Loads the messages of the locales, with an application's own texts before them. Rejects for a locale that has none. */
export async function loadTexts(
  tags: readonly string[],
  own: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>,
  catalogue: Catalogue,
): Promise<Texts> {
  const translated = tags.filter((tag) => tag !== 'en');
  const loaded = await Promise.all(translated.map((tag) => loadExactly(tag, own[tag])));
  const english = await loadExactly('en', toDocumented(catalogue));
  return {
    supported: ['en', ...translated],
    messages: new Map([english, ...loaded].map((messages) => [messages.locale, messages])),
  };
}

async function loadExactly(tag: string, own: Readonly<Record<string, string>> = {}): Promise<Messages> {
  const messages = await loadMessages(tag);
  if (messages.locale !== tag) {
    throw new TypeError(`ErrlexModule: "locales" names "${tag}", which has no messages.`);
  }
  return { ...messages, texts: { ...messages.texts, ...own } };
}

/** The texts of the catalogue that need no params: what is said of their reasons in English. */
function toDocumented(catalogue: Catalogue): Readonly<Record<string, string>> {
  const rows = catalogue.flatMap(({ messages }) => Object.entries(messages));
  return Object.fromEntries(rows.flatMap(([id, row]) => (row.length === 1 ? [[id, row[0]]] : [])));
}
