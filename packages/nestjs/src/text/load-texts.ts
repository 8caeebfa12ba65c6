import type { Catalog } from '@errlex/core';
import { type Hints, loadHints, loadMessages, type Messages } from '@errlex/i18n';
import type { Texts } from './texts.js';
import { toDocumentedTexts } from './to-documented-texts.js';

/** Texts by locale and key. */
export type OwnTexts = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/**
 * Loads the messages of the locales, and their hints where any are asked for, with an application's own
 * before them. Rejects for a locale that has none.
 */
export async function loadTexts(
  tags: readonly string[],
  own: { readonly messages: OwnTexts; readonly hints: OwnTexts | undefined },
  catalog: Catalog,
): Promise<Texts> {
  const supported = ['en', ...tags.filter((tag) => tag !== 'en')];
  const texts: OwnTexts = { ...own.messages, en: toDocumentedTexts(catalog) };
  return {
    supported,
    messages: await loadAll(supported, texts, loadMessages),
    hints: own.hints ? await loadAll(supported, own.hints, loadHints) : new Map(),
  };
}

async function loadAll(
  tags: readonly string[],
  own: OwnTexts,
  load: (tag: string) => Promise<Messages | Hints>,
): Promise<ReadonlyMap<string, Messages>> {
  const loaded = tags.map(async (tag): Promise<[string, Messages]> => {
    const messages = await load(tag);
    if (messages.locale !== tag) {
      throw new TypeError(`ErrlexModule: "locales" names "${tag}", which has no messages.`);
    }
    return [tag, { ...messages, texts: { ...messages.texts, ...own[tag] } }];
  });
  return new Map(await Promise.all(loaded));
}
