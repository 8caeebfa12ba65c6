import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Catalog, spotV3 } from '@errlex/core';
import type { GuideEntry } from '@errlex/core/guide';
import { httpErrors } from '@errlex/core/http-errors';
import {
  type CatalogMessages,
  defineMessages,
  type Hints,
  loadHints,
  loadMessages,
  locales,
  type Messages,
  matchLocale,
} from '@errlex/i18n';
import { packageFolder } from './package-folder.js';
import type { PageTexts } from './page-texts.js';

/** Texts by key, as in a file for translators. */
export type Texts = Readonly<Record<string, string>>;

/** The texts of a site in one language. */
export interface Language {
  /** A BCP 47 tag; also the folder of its pages, except for English, which is at the top. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** The name of the language in itself. */
  readonly name: string;
  readonly texts: PageTexts;
  /** For the codes of the catalog only. */
  readonly messages: Messages;
  readonly hints: Hints;
  /** Cause and fix of shipped definitions, by reason; empty for English and languages without them. */
  readonly guide: Readonly<Record<string, GuideEntry>>;
  /** Names of the shipped sections, by their English name; empty for English. */
  readonly sections: Texts;
}

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

/** Texts for problems without a code. */
const withoutCode = ['NO_NETWORK', 'UNREADABLE_RESPONSE', 'OUTDATED_APP'];

/** Returns the folder of a language, relative to the top of the site. */
export function toFolder({ tag }: Pick<Language, 'tag'>): string {
  return tag === 'en' ? '' : `${tag}/`;
}

/**
 * Loads a language with the given texts, and those of `@errlex/i18n` for shipped definitions. Rejects if the page has
 * no texts in the language, or if a text is empty or lacks its `_other` form.
 */
export async function loadLanguage(
  tag: string,
  catalog: Catalog,
  given: { readonly messages: Texts; readonly hints: Texts },
): Promise<Language> {
  const locale = matchLocale(tag, locales, await findRelated(tag));
  if (locale === 'none') throw new Error(`Unknown language "${tag}": expected one of ${locales.join(', ')}.`);
  checkTexts(tag, given.messages);
  checkTexts(tag, given.hints);
  const shared = new Set(catalog.filter(isShared).map(({ reason }) => reason));
  const reasons = new Set(catalog.map(({ reason }) => reason));
  const [messages, hints, texts, guide, sections] = await Promise.all([
    loadMessages(locale),
    loadHints(locale),
    readPackageFile<PageTexts>(`texts/${locale}.json`),
    readPackageFile<Texts>(`texts/guide/${locale}.json`).catch(() => ({})),
    readPackageFile<Record<string, Texts>>('texts/sections.json'),
  ]);
  const { dir } = messages;
  const pick = (all: Texts, isKept: (reason: string) => boolean) =>
    Object.entries(all).filter(([key]) => isKept(toReason(key)));
  const merge = (own: Texts, known: Texts) =>
    Object.fromEntries([
      ...pick(known, (reason) => shared.has(reason) || withoutCode.includes(reason)),
      ...pick(own, (reason) => reasons.has(reason)),
    ]);
  return {
    tag,
    dir,
    name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
    texts,
    messages: { locale: tag, dir, texts: merge(given.messages, messages.texts) },
    hints: { locale: tag, dir, texts: merge(given.hints, hints.texts) },
    guide: toGuide(guide, [...shared]),
    sections: Object.fromEntries(
      Object.entries(sections).flatMap(([name, all]) => (all[locale] ? [[name, all[locale]]] : [])),
    ),
  };
}

/** Returns the language that the readers of a language read too, `none` if there is none. */
async function findRelated(tag: string): Promise<string> {
  try {
    const { load } = defineMessages({ catalog: [] }, { texts: { [tag]: {} } });
    return (await load(tag, loadMessages, false)).fallback?.locale ?? 'none';
  } catch {
    // A malformed tag.
    return 'none';
  }
}

/** Returns the texts of each locale, those of its parents included. */
export async function toTexts({ locales: tags, load }: CatalogMessages): Promise<Record<string, Texts>> {
  const flatten = ({ texts, fallback }: Messages): Texts => ({
    ...(fallback && flatten(fallback)),
    ...texts,
  });
  const entries = tags.map(async (tag) => [tag, flatten(await load(tag, undefined, false))] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Tests whether a value is the result of `defineMessages`, also of another copy of `@errlex/i18n`. */
export function isCatalogMessages(value: unknown): value is CatalogMessages {
  const { load, locales: tags } = (value ?? {}) as { readonly load?: unknown; readonly locales?: unknown };
  return typeof load === 'function' && Array.isArray(tags);
}

async function readPackageFile<Value>(file: string): Promise<Value> {
  return JSON.parse(await readFile(new URL(file, packageFolder), 'utf8'));
}

/** Returns cause and fix by reason, of texts by `REASON.cause` and `REASON.fix`. */
function toGuide(texts: Texts, reasons: readonly string[]): Language['guide'] {
  return Object.fromEntries(
    reasons.flatMap((reason) => {
      const [cause, fix] = [texts[`${reason}.cause`], texts[`${reason}.fix`]];
      return cause && fix ? [[reason, { cause, fix }]] : [];
    }),
  );
}

/** Throws if a text is empty, or if a message has plural forms without the one that every number can take. */
function checkTexts(tag: string, texts: Texts): void {
  for (const [key, text] of Object.entries(texts)) {
    if (text.trim() === '') throw new Error(`${tag}.json: ${key}: expected a text, got an empty one.`);
    const other = key.replace(pluralSuffix, '_other');
    if (key !== other && pluralSuffix.test(key) && !Object.hasOwn(texts, other)) {
      throw new Error(`${tag}.json: ${key}: expected a form ${other} beside it.`);
    }
  }
}

/** Whether `@errlex/i18n` has the texts of a definition: a reason alone may mean another code. */
function isShared({ code, reason, messages }: Catalog[number]): boolean {
  const known = [...spotV3, ...httpErrors].find((one) => one.code === code && one.reason === reason);
  return known !== undefined && JSON.stringify(known.messages) === JSON.stringify(messages);
}

function toReason(key: string): string {
  return key.replace(pluralSuffix, '').split('.', 1)[0] ?? '';
}

/** Reads the files of a folder that are named by a language tag, `de.json`. Rejects if one is not an object of texts. */
export async function readTexts(folder: string): Promise<Readonly<Record<string, Texts>>> {
  const tags = (await readdir(folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter(isTag);
  const entries = tags.map(async (tag) => [tag, await readTextFile(join(folder, `${tag}.json`))] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function readTextFile(file: string): Promise<Texts> {
  const texts = parseJson(await readFile(file, 'utf8'), file);
  const isTexts = typeof texts === 'object' && texts !== null && !Array.isArray(texts);
  if (!isTexts || !Object.values(texts).every((text) => typeof text === 'string')) {
    throw new Error(`${file}: expected an object of texts.`);
  }
  return texts as Texts;
}

/** Parses the content of a file. Throws an error that names it. */
export function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Error(`${file}: expected JSON: ${(cause as Error).message}`, { cause });
  }
}

function isTag(name: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(name)[0] === name && Intl.PluralRules.supportedLocalesOf(name).length === 1
    );
  } catch {
    return false;
  }
}
