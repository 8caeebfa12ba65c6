import type { AnyErrorSet } from '@errlex/core';
import { type Messages, matchLocale, textsFor } from '@errlex/i18n';
import { createPluralTable, type PluralTable, pluralCategories } from './plural-table.js';

/** The texts of one locale for the errors of a contract, and the plural categories of the locale. */
export interface LocaleData {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly plural: PluralTable;
  readonly texts: Readonly<Record<string, string>>;
}

export function toLocaleData(messages: Messages, errors: AnyErrorSet): LocaleData {
  const texts: Record<string, string> = {};
  const own = errors.catalog.flatMap((definition) => {
    const { reason } = definition;
    const ids = new Set([...Object.keys(definition.messages), `${reason}.unspecified`, reason]);
    return [...ids].map((id) => [id, textsFor(messages, definition)] as const);
  });
  // Included for every catalog: it is the text of an error with an unknown code.
  for (const [id, known] of [...own, ['UNKNOWN_ERROR', messages.texts] as const]) {
    for (const key of [id, ...pluralCategories.map((category) => `${id}_${category}`)]) {
      const text = Object.hasOwn(known, key) ? known[key] : undefined;
      if (text !== undefined) texts[key] ??= text;
    }
  }
  return { locale: messages.locale, dir: messages.dir, plural: createPluralTable(messages.locale), texts };
}

/**
 * Tags that browsers and systems send, and for which dropping the last parts gives no locale or a wrong one.
 */
const commonTags =
  `arz az-Arab bs fil he-IL in in-ID iw iw-IL nn nn-NO no no-NO pt pt-AO pt-CV pt-GW pt-MO pt-MZ pt-ST
  pt-TL sh sr-BA sr-Cyrl sr-Cyrl-RS sr-ME sr-RS tl tl-PH wuu yue zh zh-Hans zh-Hans-CN zh-Hans-SG zh-Hant
  zh-Hant-HK zh-Hant-MO zh-Hant-TW zh-HK zh-MO zh-MY zh-SG`.split(/\s+/);

/**
 * Returns aliases: the locale of each tag, in lower case, for which dropping the last parts gives no locale
 * or a wrong one.
 */
export function findLocaleAliases(locales: readonly string[]): Readonly<Record<string, string>> {
  const aliases: Record<string, string> = {};
  const known = new Map(locales.map((locale) => [locale.toLowerCase(), locale]));
  const bases = locales.map((locale) => locale.split('-')[0] as string);
  // Starts with short tags, because a longer tag needs no alias if it leads to the alias of a shorter one.
  const tags = [...new Set([...bases, ...commonTags])].sort((one, other) => one.length - other.length);
  for (const tag of tags) {
    const found = matchLocale(tag, locales, '');
    if (found !== '' && found !== findByPrefix(tag.toLowerCase(), known, aliases)) {
      aliases[tag.toLowerCase()] = found;
    }
  }
  return aliases;
}

function findByPrefix(
  tag: string,
  known: ReadonlyMap<string, string>,
  aliases: Readonly<Record<string, string>>,
): string | undefined {
  for (let part = tag; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('-')))) {
    const found = known.get(part) ?? aliases[part];
    if (found !== undefined) return found;
  }
  return undefined;
}
