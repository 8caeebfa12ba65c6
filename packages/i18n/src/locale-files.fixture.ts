import { readdirSync, readFileSync } from 'node:fs';
import { type Catalogue, spotV3 } from '@errlex/core';
import { http } from '@errlex/core/http';
import { locales } from './generated/loaders.js';

const directory = new URL('../../../locales/', import.meta.url);

export type Texts = Readonly<Record<string, string>>;

function readJson(file: string) {
  return JSON.parse(readFileSync(new URL(file, directory), 'utf8'));
}

/** The files as translators left them; every file of the directory that is a locale. */
export const localeFiles: ReadonlyMap<string, Texts> = new Map(
  locales.map((tag) => [tag, readJson(`${tag}.json`)]),
);

export const fileNames: readonly string[] = readdirSync(directory).filter((file) => file.endsWith('.json'));

export const glossary: Readonly<Record<string, Texts>> = readJson('glossary.json');

export const schema: { readonly properties: object; readonly patternProperties: object } =
  readJson('schema.json');

export const english: Texts = localeFiles.get('en') ?? {};

const pluralSuffix = /_(?:zero|one|two|few|many|other)$/;
const categories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** The message id of a key. */
export function toId(key: string): string {
  return key.replace(pluralSuffix, '');
}

/** The ids of the catalogue, and of the texts for when a param is not known. */
export const ids: readonly string[] = [
  ...([...spotV3, ...http] as Catalogue).flatMap(({ messages }) => Object.keys(messages)),
  'PARAM_EMPTY.unspecified',
  'PARAM_ERROR.unspecified',
  'QUERY_TIME_OUT_OF_RANGE.unspecified',
  'NO_NETWORK',
  'UNREADABLE_ANSWER',
];

const pluralIds = new Set(
  Object.keys(english)
    .filter((key) => pluralSuffix.test(key))
    .map(toId),
);

/** The keys that a locale has: one per id, or one per plural category of its language. */
export function keysOf(tag: string): string[] {
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  const used = categories.filter((category) => pluralCategories.includes(category));
  return ids.flatMap((id) => (pluralIds.has(id) ? used.map((category) => `${id}_${category}`) : [id]));
}

/** The placeholders of a text, sorted. */
function placeholders(text: string): string {
  return (text.match(/\{\{.*?\}\}/g) ?? []).sort().join(' ');
}

const englishById = new Map(Object.entries(english).map(([key, text]) => [toId(key), text]));

/** Forms that one number alone selects may write it as a word: `zero`, `one` and `two` where nothing else falls in them. */
function mayOmitCount(tag: string, key: string): boolean {
  const number = ['_zero', '_one', '_two'].findIndex((suffix) => key.endsWith(suffix));
  if (number < 0) return false;
  const rules = new Intl.PluralRules(tag);
  const category = rules.select(number);
  const others = Array.from({ length: 2000 }, (_, index) => index / 10).filter((value) => value !== number);
  return key.endsWith(`_${category}`) && others.every((value) => rules.select(value) !== category);
}

/** What keeps the renderers from filling in a text: a key that is missing or too many, or a placeholder that is not that of the English. */
export function shapeProblems(tag: string, texts: Texts): string[] {
  const file = `${tag}.json`;
  const expected = keysOf(tag);
  const missing = expected.filter((key) => !(key in texts)).map((key) => `${file} ${key}: is missing`);
  const found = Object.entries(texts).flatMap(([key, text]) => {
    if (!expected.includes(key)) return [`${file} ${key}: is no key of this language`];
    if (typeof text !== 'string') return [`${file} ${key}: is no text`];
    const wanted = placeholders(englishById.get(toId(key)) ?? '');
    const given = placeholders(text);
    if (given === wanted || (given === '' && mayOmitCount(tag, key))) return [];
    return [`${file} ${key}: has the placeholders "${given}" instead of "${wanted}"`];
  });
  return [...missing, ...found];
}

const literals = [
  'limit',
  'startTime',
  'endTime',
  'timeInForce',
  'client_oid',
  'ACCESS_KEY',
  'ACCESS_SIGN',
  'ACCESS_TIMESTAMP',
  'Content-Type',
  'application/json',
  'JSON',
  'IP',
  'API',
  'Google',
];

/** Where a sentence does not end with a full stop of the Latin script. */
const fullStops: Texts = {
  bn: '।',
  hi: '।',
  hy: '։',
  ja: '。',
  km: '។',
  ne: '।',
  pa: '।',
  th: '',
  ur: '۔',
  'zh-CN': '。',
  'zh-TW': '。',
};

const rules: readonly [problem: string, breaks: (text: string, source: string, tag: string) => boolean][] = [
  ['is not in normal form C', (text) => text.normalize('NFC') !== text],
  [
    'holds a control or bidi character',
    (text) => /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(text),
  ],
  ['holds markup or what i18next evaluates', (text) => /[<>]|\$t\(|\{\{-/.test(text)],
  ['has a brace that is no placeholder', (text) => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, ''))],
  ['has placeholders that touch', (text) => /\}\}\s*\{\{/.test(text)],
  ['has a space too many', (text) => text !== text.trim() || /\s{2}/.test(text)],
  ['is more than three times as long as the English', (text, source) => text.length > 3 * source.length],
  ['is the English', (text, source, tag) => tag !== 'en' && text === source],
  [
    'does not end as a sentence of its script',
    (text, _, tag) => {
      const stop = fullStops[tag] ?? '.';
      return stop === '' ? /[.。]$/.test(text) : !text.endsWith(stop);
    },
  ],
];

/** What a reader would stumble over, beyond the shape. */
export function textProblems(tag: string, texts: Texts): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const source = englishById.get(toId(key));
    if (source === undefined || typeof text !== 'string') return [];
    const broken = rules.filter(([, breaks]) => breaks(text, source, tag)).map(([problem]) => problem);
    const lost = literals.filter((word) => hasWord(source, word) && !hasWord(text, word));
    return [...broken, ...lost.map((word) => `lacks the API word ${word}`)].map(
      (problem) => `${tag}.json ${key}: ${problem}`,
    );
  });
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![A-Za-z_])${word}(?![A-Za-z_])`).test(text);
}

/** The messages that speak of a term of the glossary. */
const termIds: Readonly<Record<string, readonly string[]>> = {
  parameter: [
    'INVALID_PARAM_COMBINATION',
    'PARAM_VALIDATE_ERROR',
    'PARAM_EMPTY',
    'PARAM_EMPTY.unspecified',
    'PARAM_ERROR',
    'PARAM_ERROR.unspecified',
  ],
  order: ['INVALID_ORDER_TYPE', 'INVALID_SIDE', 'SPOT_ORDER_NOT_EXIST'],
  tradingPair: ['NO_PERMISSION_TRADE_PAIR'],
  apiKey: ['API_KEY_OR_PASSPHRASE_INCORRECT'],
  signature: [],
  timestamp: ['ACCESS_TIMESTAMP_EXPIRED', 'PARAM_VALIDATE_ERROR.startTime', 'PARAM_VALIDATE_ERROR.endTime'],
  passphrase: ['API_KEY_OR_PASSPHRASE_INCORRECT'],
};

/** Where a text does not use the word that the glossary has for a term. */
export function glossaryProblems(tag: string, texts: Texts): string[] {
  const terms = glossary[tag];
  if (terms === undefined) return [`glossary.json ${tag}: is missing`];
  return Object.entries(termIds).flatMap(([term, users]) => {
    const word = terms[term];
    if (!word) return [`glossary.json ${tag}: has no word for ${term}`];
    const strangers = users.filter((id) => texts[id] && !fold(texts[id], tag).includes(fold(word, tag)));
    return strangers.map((id) => `${tag}.json ${id}: does not say "${word}" for ${term}`);
  });
}

function fold(text: string, tag: string): string {
  return text.toLocaleLowerCase(tag);
}

/** Texts of different ids that are the same, so that neither can be recognized. */
export function duplicateProblems(tag: string, texts: Texts): string[] {
  const owners = new Map<string, string>();
  return Object.entries(texts).flatMap(([key, text]) => {
    const owner = owners.get(text) ?? toId(key);
    owners.set(text, owner);
    return owner === toId(key) ? [] : [`${tag}.json ${key}: is the same as ${owner}`];
  });
}
