import { readFile } from 'node:fs/promises';
import { type Catalog, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { loadHints, loadMessages, locales, matchLocale } from '@errlex/i18n';
import { packageFolder } from '../package-folder.js';
import type { PageTexts } from '../page-texts.js';
import type { Language } from './language.js';

/** Texts by key, as in a file for translators. */
export type Texts = Readonly<Record<string, string>>;

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

/** Texts for problems without a code. */
const withoutCode = ['NO_NETWORK', 'UNREADABLE_RESPONSE', 'OUTDATED_APP'];

/**
 * Loads a language with the given texts, and those of `@errlex/i18n` for shipped definitions. Rejects if the page has
 * no texts in the language.
 */
export async function loadLanguage(
  tag: string,
  catalog: Catalog,
  given: { readonly messages: Texts; readonly hints: Texts },
): Promise<Language> {
  const locale = matchLocale(tag, locales, 'none');
  if (locale === 'none') throw new Error(`The page has no texts in the language "${tag}".`);
  const shared = new Set(catalog.filter(isShared).map(({ reason }) => reason));
  const reasons = new Set(catalog.map(({ reason }) => reason));
  const [messages, hints] = await Promise.all([loadMessages(locale), loadHints(locale)]);
  const { dir } = messages;
  const pick = (texts: Texts, isKept: (reason: string) => boolean) =>
    Object.entries(texts).filter(([key]) => isKept(toReason(key)));
  const merge = (own: Texts, known: Texts) =>
    Object.fromEntries([
      ...pick(known, (reason) => shared.has(reason) || withoutCode.includes(reason)),
      ...pick(own, (reason) => reasons.has(reason)),
    ]);
  return {
    tag,
    dir,
    name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
    texts: await readPageTexts(locale),
    messages: { locale: tag, dir, texts: merge(given.messages, messages.texts) },
    hints: { locale: tag, dir, texts: merge(given.hints, hints.texts) },
  };
}

/** Reads the texts of the page itself. */
async function readPageTexts(locale: string): Promise<PageTexts> {
  return JSON.parse(await readFile(new URL(`texts/${locale}.json`, packageFolder), 'utf8'));
}

/** Whether `@errlex/i18n` has the texts of a definition: a reason alone may mean another code. */
function isShared({ code, reason, messages }: Catalog[number]): boolean {
  const known = [...spotV3, ...httpErrors].find((one) => one.code === code && one.reason === reason);
  return known !== undefined && JSON.stringify(known.messages) === JSON.stringify(messages);
}

function toReason(key: string): string {
  return key.replace(pluralSuffix, '').split('.', 1)[0] ?? '';
}
