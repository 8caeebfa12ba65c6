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
 * Suffixes of param names in right-to-left texts. `_isolated`: always isolated; `_count`: isolated only if
 * negative.
 */
export const ISOLATED_SUFFIX = '_isolated';
export const COUNT_SUFFIX = '_count';

/** The code of each reason that has texts. Set when the first locale is loaded. */
let codes: Messages['codes'];

/** The labels of params, by the locale of the texts that show them. */
export let labels: CatalogMessages['labels'] | undefined;

/** Tests whether an error has the reason of a text, but another code. */
export function isOfOtherCatalog(error: Translatable): boolean {
  return hasOtherCode(codes, error);
}

/**
 * Adds the messages to an application's i18next instance, in the namespace `errlex`: at once for its
 * languages and their fallbacks, later for each language that it changes to. The latter arrive a moment after
 * the change; `languageChanged` is then emitted again, so that the screen updates. To have them at once,
 * await `addMessages(i18n, 'de')` before `changeLanguage('de')`. Keeps texts that the application defines in
 * the namespace itself. Never rejects: a language without messages, or whose module cannot be loaded, uses
 * the application's fallback, and is tried again at the next change. The instance needs its default plural
 * separator. Pass the result of `defineMessages` for the texts of your catalog, and its default locale as
 * `fallbackLng`: `addMessages(i18n, messages)`.
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
    // If `locale` is a fallback of `language`, its texts apply anyway; a copy under `language` would hide the
    // application's own texts of `locale`.
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
 * Converts messages into i18next resources. In right-to-left texts, renames the params to the names under
 * which `messageArgs` passes the isolated values.
 */
function toResources({ dir, texts }: Messages): Record<string, string> {
  const entries = Object.entries(texts).map(([key, text]) => {
    const suffix = dir === 'ltr' ? '' : pluralSuffix.test(key) ? COUNT_SUFFIX : ISOLATED_SUFFIX;
    return [key, text.replace(/\}\}/g, `${suffix}}}`)];
  });
  return Object.fromEntries(entries);
}
