import type { i18n } from 'i18next';
import { locales } from '../generated/loaders.js';
import { loadMessages } from '../load-messages.js';
import { matchLocale } from '../match-locale.js';
import type { Messages } from '../messages.js';
import { pluralSuffix } from '../plural-category.js';

/** The i18next namespace of the messages. */
export const namespace = 'errlex';

/**
 * What follows the name of a param in text that runs from right to left: isolated, or a count, which needs it
 * only below zero.
 */
export const ISOLATED = '_isolated';
export const COUNT = '_count';

/**
 * Adds the messages to an application's own i18next instance, under the namespace `errlex`: those of its
 * languages and their fallbacks now, those of another one when it changes to it. These arrive a moment later,
 * and `languageChanged` is then emitted once more, so that what is shown follows; await `addMessages(i18n,
 * 'de')` before `changeLanguage('de')` to have them at once. What the application defines there itself is
 * kept. Never rejects: a language without messages, or whose module cannot be loaded, is left to the
 * application's fallback, and is tried again at the next change. The instance needs its default plural
 * separator.
 */
export async function addMessages(instance: i18n, ...languages: string[]): Promise<void> {
  const added = new Set<string>();
  const add = async (language: string, hierarchy: readonly string[]) => {
    const locale = matchLocale<string>(language, locales, '');
    // Not where a fallback is that locale, or what the application says in it would be hidden.
    if (added.has(language) || !locale || (locale !== language && hierarchy.includes(locale))) return false;
    const messages = await loadMessages(locale);
    if (messages.locale !== locale) return false;
    instance.addResourceBundle(language, namespace, toResources(messages), true, false);
    added.add(language);
    return true;
  };
  const addAll = async (hierarchy: readonly string[] = []) =>
    (await Promise.all(hierarchy.map((language) => add(language, hierarchy)))).includes(true);
  if (languages.length > 0) {
    const { languageUtils } = instance.services;
    await Promise.all(languages.map((language) => addAll(languageUtils.toResolveHierarchy(language))));
    return;
  }
  instance.on('languageChanged', async () => {
    if (await addAll(instance.languages)) instance.emit('languageChanged', instance.language);
  });
  await addAll(instance.languages);
}

/** In a text that runs from right to left, params are isolated as the renderer of this package does it. */
function toResources({ dir, texts }: Messages): Record<string, string> {
  const entries = Object.entries(texts).map(([key, text]) => {
    const suffix = dir === 'ltr' ? '' : pluralSuffix.test(key) ? COUNT : ISOLATED;
    return [key, text.replace(/\{\{(\w+)\}\}/g, `{{$1${suffix}}}`)];
  });
  return Object.fromEntries(entries);
}
