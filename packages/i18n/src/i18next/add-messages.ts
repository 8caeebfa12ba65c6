import type { i18n } from 'i18next';
import { locales } from '../generated/loaders.js';
import { loadMessages } from '../load-messages.js';
import { matchLocale } from '../match-locale.js';
import { hasOtherCode, type Messages } from '../messages.js';
import { pluralSuffix } from '../plural-category.js';
import type { Translatable } from '../translate.js';

/** The i18next namespace of the messages. */
export const namespace = 'errlex';

/**
 * Suffixes of param names in right-to-left texts. `_isolated`: always isolated; `_count`: isolated only if
 * negative.
 */
export const ISOLATED = '_isolated';
export const COUNT = '_count';

/** The codes of the shipped texts, the same in all locales. Set when the first locale is loaded. */
let shippedCodes: Messages['codes'];

/** Tests whether an error has a shipped reason, but a code of another catalog. */
export function isOfOtherCatalog(error: Translatable): boolean {
  return hasOtherCode(shippedCodes, error);
}

/**
 * Adds the messages to an application's i18next instance, in the namespace `errlex`: at once for its
 * languages and their fallbacks, later for each language that it changes to. The latter arrive a moment after
 * the change; `languageChanged` is then emitted again, so that the screen updates. To have them at once,
 * await `addMessages(i18n, 'de')` before `changeLanguage('de')`. Keeps texts that the application defines in
 * the namespace itself. Never rejects: a language without messages, or whose module cannot be loaded, uses
 * the application's fallback, and is tried again at the next change. The instance needs its default plural
 * separator.
 */
export async function addMessages(instance: i18n, ...languages: string[]): Promise<void> {
  const added = new Set<string>();
  const add = async (language: string, hierarchy: readonly string[]) => {
    const locale = matchLocale<string>(language, locales, '');
    // If a fallback is that locale, its texts apply anyway; adding them here would hide the application's own
    // texts there.
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

/**
 * Converts messages into i18next resources. In right-to-left texts, renames the params to the names under
 * which `messageArgs` passes the isolated values.
 */
function toResources({ dir, texts }: Messages): Record<string, string> {
  const entries = Object.entries(texts).map(([key, text]) => {
    const suffix = dir === 'ltr' ? '' : pluralSuffix.test(key) ? COUNT : ISOLATED;
    return [key, text.replace(/\{\{(\w+)\}\}/g, `{{$1${suffix}}}`)];
  });
  return Object.fromEntries(entries);
}
