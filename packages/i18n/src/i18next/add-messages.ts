import type { i18n } from 'i18next';
import { locales } from '../generated/loaders.js';
import { loadMessages } from '../load-messages.js';
import { matchLocale } from '../match-locale.js';
import { hasOtherCode, type Messages } from '../messages.js';
import { pluralSuffix } from '../plural-category.js';
import type { Translatable } from '../translate.js';

/** The i18next namespace of the messages. */
export const namespace = 'errlex';

/** Suffix of the name of a param in right-to-left text: isolated, or a count, which is isolated only below zero. */
export const ISOLATED = '_isolated';
export const COUNT = '_count';

/** The codes of the shipped texts, the same in all locales; loaded with the first one. */
let shippedCodes: Messages['codes'];

/** Whether an error has a shipped reason, but a code of another catalog. */
export function isOfOtherCatalog(error: Translatable): boolean {
  return hasOtherCode(shippedCodes, error);
}

/**
 * Adds the messages to an application's own i18next instance, under the namespace `errlex`: at once those of its
 * languages and their fallbacks, later those of each language that it changes to. These arrive a moment after the
 * change, and `languageChanged` is then emitted once more, so that the screen follows; await `addMessages(i18n,
 * 'de')` before `changeLanguage('de')` to have them at once. Texts that the application defines there itself are
 * kept. Never rejects: a language without messages, or whose module cannot be loaded, is left to the application's
 * fallback, and is tried again at the next change. The instance needs its default plural separator.
 */
export async function addMessages(instance: i18n, ...languages: string[]): Promise<void> {
  const added = new Set<string>();
  const add = async (language: string, hierarchy: readonly string[]) => {
    const locale = matchLocale<string>(language, locales, '');
    // Skip it if a fallback is that locale: the application's own texts there would be hidden.
    if (added.has(language) || !locale || (locale !== language && hierarchy.includes(locale))) return false;
    const messages = await loadMessages(locale);
    if (messages.locale !== locale) return false;
    shippedCodes = messages.codes;
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

/** In right-to-left texts, params get the names under which `messageArgs` isolates them. */
function toResources({ dir, texts }: Messages): Record<string, string> {
  const entries = Object.entries(texts).map(([key, text]) => {
    const suffix = dir === 'ltr' ? '' : pluralSuffix.test(key) ? COUNT : ISOLATED;
    return [key, text.replace(/\{\{(\w+)\}\}/g, `{{$1${suffix}}}`)];
  });
  return Object.fromEntries(entries);
}
