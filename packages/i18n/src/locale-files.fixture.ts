import { readdirSync, readFileSync } from 'node:fs';
import { type Catalog, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { locales } from './generated/loaders.js';

const directory = new URL('../../../locales/', import.meta.url);

export type Texts = Readonly<Record<string, string>>;

/** A locale file as translators wrote it, with the English that it translates. */
export interface LocaleFile {
  /** The name in problem reports: `de.json`, `hints/de.json`. */
  readonly name: string;
  readonly tag: string;
  readonly texts: Texts;
  /** The keys that it should have. */
  readonly keys: readonly string[];
  /**
   * Returns the English of a key; for a plural form that English does not have, returns the English of
   * `_other`.
   */
  readonly toEnglish: (key: string) => string | undefined;
}

function readJson(file: string) {
  return JSON.parse(readFileSync(new URL(file, directory), 'utf8'));
}

export const english: Texts = readJson('en.json');
const englishHints: Texts = readJson('hints/en.json');

export const glossary: Readonly<Record<string, Texts>> = readJson('glossary.json');

/** Lists the names of the JSON files in a folder of the directory with the locales. */
export function listFiles(folder = '.'): string[] {
  return readdirSync(new URL(`${folder}/`, directory)).filter((file) => file.endsWith('.json'));
}

interface Schema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, { readonly description: string; readonly pattern: string }>>;
  readonly patternProperties: Schema['properties'];
}

export const schema: Schema = readJson('schema.json');

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;

/** Returns the message id of a key. */
export function toId(key: string): string {
  return key.replace(pluralSuffix, '');
}

const catalog: Catalog = [...spotV3, ...httpErrors];

/** Keys of texts that belong to no definition of a catalog. */
const withoutCode = ['NO_NETWORK', 'UNREADABLE_RESPONSE', 'OUTDATED_APP'];

/** The ids of the catalogs, and of the texts for an unknown param. */
export const ids: readonly string[] = [
  ...catalog.flatMap(({ messages }) => Object.keys(messages)),
  'PARAM_EMPTY.unspecified',
  'PARAM_ERROR.unspecified',
  'QUERY_TIME_OUT_OF_RANGE.unspecified',
  'RETRY_AFTER',
  ...withoutCode,
];

/** The reasons that have a hint. */
const reasons: readonly string[] = [...catalog.map(({ reason }) => reason), ...withoutCode];

const pluralIds = new Set(
  Object.keys(english)
    .filter((key) => pluralSuffix.test(key))
    .map(toId),
);

/** Lists the keys of the messages of a language: one per id, or one per plural category. */
export function keysOf(tag: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  const categories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
  const used = categories.filter((category) => pluralCategories.includes(category));
  return ids.flatMap((id) => (pluralIds.has(id) ? used.map((category) => `${id}_${category}`) : [id]));
}

export function toMessageFile(tag: string, texts: Texts): LocaleFile {
  const toEnglish = (key: string) => english[key] ?? english[`${toId(key)}_other`];
  return { name: `${tag}.json`, tag, texts, keys: keysOf(tag), toEnglish };
}

export function toHintFile(tag: string, texts: Texts): LocaleFile {
  return { name: `hints/${tag}.json`, tag, texts, keys: reasons, toEnglish: (key) => englishHints[key] };
}

export const messageFiles: readonly LocaleFile[] = locales.map((tag) =>
  toMessageFile(tag, readJson(`${tag}.json`)),
);

export const hintFiles: readonly LocaleFile[] = locales.map((tag) =>
  toHintFile(tag, readJson(`hints/${tag}.json`)),
);
