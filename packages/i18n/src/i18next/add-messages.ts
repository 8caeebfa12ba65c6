import type { i18n } from 'i18next';
import type { CatalogMessages } from '../define-messages.js';
import { locales } from '../generated/loaders.js';
import { loadMessages } from '../load-messages.js';
import { matchLocale } from '../match-locale.js';
import { hasOtherCode, type Messages } from '../messages.js';
import { pluralSuffix } from '../plural-category.js';
import type { Translatable } from '../translate.js';

/** The i18next namespace of the messages. */
export const namespace = 'errlex';

/**
 * Suffixes of placeholders in right-to-left texts. With `_isolated`, the value is always wrapped in bidi
 * isolates. `_count` is used in plural forms; it leaves a number of at least 0 without isolates.
 */
export const ISOLATED_SUFFIX = '_isolated';
export const COUNT_SUFFIX = '_count';

/** The code of each reason in the loaded messages. */
let codes: Messages['codes'];

/** The labels of text params, by the locale whose texts show them. */
export let labels: CatalogMessages['labels'] | undefined;

/** Tests whether the loaded messages have the reason of an error with another code. */
export function isOfOtherCatalog(error: Translatable): boolean {
  return hasOtherCode(codes, error);
}

/**
 * Adds the messages to an application's i18next instance, in the namespace `errlex`. Never rejects.
 *
 * When it resolves, the messages of the current language and its fallbacks are there. The messages of another
 * language are loaded when the application changes to it; `languageChanged` is then emitted a second time, so
 * that the screen updates. To load a language beforehand, await `addMessages(i18n, 'de')`, then call
 * `changeLanguage('de')`.
 *
 * Keeps texts that the application itself defines in the namespace. If a language has no messages, or its
 * module cannot be loaded, the application's fallback is used, and the next change to the language tries
 * again. The instance needs i18next's default plural separator.
 *
 * For the texts of your catalog, pass the result of `defineMessages`, `addMessages(i18n, messages)`, and set
 * `fallbackLng` to its `defaultLocale`.
 */
export async function addMessages(
  instance: i18n,
  ...sources: readonly (CatalogMessages | string)[]
): Promise<void> {
  const own = sources.find((source) => typeof source !== 'string');
  labels = own?.labels ?? labels;
  const languages = sources.filter((source) => typeof source === 'string');
  const supported = [...(own?.locales ?? []), ...locales];
  const added = new Set<string>();
  const add = async (language: string, hierarchy: readonly string[]) => {
    const locale = matchLocale<string>(language, supported, '');
    // If `locale` is a fallback of `language`, i18next uses its texts anyway. A copy under `language` would
    // hide texts that the application itself defines for `locale`.
    if (added.has(language) || !locale || (locale !== language && hierarchy.includes(locale))) return false;
    const messages = await (own ? own.loadFlat(language, loadMessages) : loadMessages(locale));
    if (messages.locale !== locale) return false;
    codes = messages.codes;
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
 * Converts messages into i18next resources. In right-to-left texts, appends suffixes to the placeholders,
 * because `messageArgs` passes the isolated values under names with these suffixes.
 */
function toResources({ dir, texts }: Messages): Record<string, string> {
  const entries = Object.entries(texts).map(([key, text]) => {
    const suffix = dir === 'ltr' ? '' : pluralSuffix.test(key) ? COUNT_SUFFIX : ISOLATED_SUFFIX;
    return [key, text.replace(/\}\}/g, `${suffix}}}`)];
  });
  return Object.fromEntries(entries);
}
