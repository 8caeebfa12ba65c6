import type { i18n } from 'i18next';
import { locales } from '../generated/loaders.js';
import { loadMessages } from '../load-messages.js';
import { matchLocale } from '../match-locale.js';
import type { Messages } from '../messages.js';
import { pluralSuffix } from '../plural-category.js';

/** The i18next namespace of the messages. */
export const namespace = 'errlex';

/** What follows the name of a param in text that runs from right to left: isolated, or a count, which needs it only below zero. */
export const ISOLATED = '_isolated';
export const COUNT = '_count';

/**
 * Adds the messages to an application's own i18next instance, under the namespace `errlex`: those of its languages and their
 * fallbacks now, those of another one when it changes to it. What the application defines there itself is kept, and a language
 * without messages is left to the application's fallback. Resolves when the first are added; await `addMessages(i18n, 'de')` before
 * `changeLanguage('de')` where no other language may be seen in between. Rejects where a locale's module cannot be loaded. The
 * instance needs its default plural separator.
 */
export async function addMessages(instance: i18n, ...languages: string[]): Promise<void> {
  const add = async (hierarchy: readonly string[]) => {
    const missing = toLocales(hierarchy).filter(([language]) => !added.has(language));
    await Promise.all(
      missing.map(async ([language, locale]) => {
        instance.addResourceBundle(language, namespace, toResources(await loadMessages(locale)), true, false);
        added.add(language);
      }),
    );
  };
  const added = new Set<string>();
  if (languages.length > 0) {
    await Promise.all(
      languages.map((language) => add(instance.services.languageUtils.toResolveHierarchy(language))),
    );
    return;
  }
  // A failed load is tried again at the next change.
  instance.on('languageChanged', () => void add(instance.languages).catch(() => {}));
  await add(instance.languages ?? []);
}

/**
 * The languages of a hierarchy (`de-AT`, `de`, `en`) that get messages, each with their locale: not one whose locale another one
 * of them is, or what the application says in that would be hidden.
 */
function toLocales(hierarchy: readonly string[]): (readonly [language: string, locale: string])[] {
  return hierarchy
    .map((language) => [language, matchLocale<string>(language, locales, '')] as const)
    .filter(([language, locale]) => locale !== '' && (locale === language || !hierarchy.includes(locale)));
}

/** In a text that runs from right to left, params are isolated as the renderer of this package does it. */
function toResources({ dir, texts }: Messages): Record<string, string> {
  if (dir === 'ltr') return { ...texts };
  const entries = Object.entries(texts).map(([key, text]) => {
    const suffix = pluralSuffix.test(key) ? COUNT : ISOLATED;
    return [key, text.replace(/\{\{(\w+)\}\}/g, `{{$1${suffix}}}`)];
  });
  return Object.fromEntries(entries);
}
