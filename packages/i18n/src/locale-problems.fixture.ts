import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { glossary, type LocaleFile, toId } from './locale-files.fixture.js';

/**
 * Lists the problems that keep a text from being shown: a missing or unknown key, or a placeholder that
 * differs from the English.
 */
export function shapeProblems({ name, tag, texts, keys, toEnglish }: LocaleFile): string[] {
  const missing = keys.filter((key) => !(key in texts)).map((key) => `${name} ${key}: is missing`);
  const found = Object.entries(texts).flatMap(([key, text]) => {
    if (!keys.includes(key)) return [`${name} ${key}: is no key of this file`];
    if (typeof text !== 'string') return [`${name} ${key}: is no text`];
    const wanted = placeholders(toEnglish(key) ?? '');
    const given = placeholders(text);
    if (given === wanted || (given === '' && mayOmitCount(tag, key))) return [];
    return [`${name} ${key}: has the placeholders "${given}" instead of "${wanted}"`];
  });
  return [...missing, ...found];
}

/** Lists the placeholders of a text, sorted. */
function placeholders(text: string): string {
  return (text.match(/\{\{.*?\}\}/g) ?? []).sort().join(' ');
}

/**
 * Tests whether a plural form may write its number as a word, because it applies to only one number: `zero`,
 * `one` or `two`, depending on the language.
 */
function mayOmitCount(tag: string, key: string): boolean {
  const number = ['_zero', '_one', '_two'].findIndex((suffix) => key.endsWith(suffix));
  if (number < 0) return false;
  const rules = new Intl.PluralRules(tag);
  const category = rules.select(number);
  const others = Array.from({ length: 2000 }, (_, index) => index / 10).filter((value) => value !== number);
  return key.endsWith(`_${category}`) && others.every((value) => rules.select(value) !== category);
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

/** The full stops of languages that do not end a sentence with `.`. */
const fullStops: Readonly<Record<string, string>> = {
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

const rules: readonly [problem: string, breaks: (text: string, english: string, tag: string) => boolean][] = [
  ['is not in normal form C', (text) => text.normalize('NFC') !== text],
  [
    'holds a control or bidi character',
    (text) => /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(text),
  ],
  ['holds markup or what i18next evaluates', (text) => /[<>]|\$t\(|\{\{-/.test(text)],
  ['has a brace that is no placeholder', (text) => /[{}]/.test(text.replace(/\{\{\w+\}\}/g, ''))],
  ['has placeholders that touch', (text) => /\}\}\s*\{\{/.test(text)],
  ['has a space too many', (text) => text !== text.trim() || /\s{2}/.test(text)],
  ['has an exclamation mark', (text) => /[!！]/.test(text)],
  ['has a digit that is not ASCII', (text) => /(?![0-9])\p{Nd}/u.test(text)],
  ['is more than three times as long as the English', (text, english) => text.length > 3 * english.length],
  ['is the English', (text, english, tag) => tag !== 'en' && text === english],
  [
    'does not end as a sentence of its script',
    (text, _, tag) => {
      const stop = fullStops[tag] ?? '.';
      return stop === '' ? /[.。]$/.test(text) : !text.endsWith(stop);
    },
  ],
];

/** Lists the typographic problems of texts in any language. */
export function textProblems({ name, tag, texts, toEnglish }: LocaleFile): string[] {
  return Object.entries(texts).flatMap(([key, text]) => {
    const english = toEnglish(key);
    if (english === undefined || typeof text !== 'string') return [];
    const broken = rules.filter(([, breaks]) => breaks(text, english, tag)).map(([problem]) => problem);
    const lost = literals.filter((word) => hasWord(english, word) && !hasWord(text, word));
    return [...broken, ...lost.map((word) => `lacks the API word ${word}`)].map(
      (problem) => `${name} ${key}: ${problem}`,
    );
  });
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![A-Za-z_])${word}(?![A-Za-z_])`).test(text);
}

/** Lists equal texts of different message ids: `parseLocalized` could not distinguish the ids. */
export function duplicateProblems({ name, texts }: LocaleFile): string[] {
  const owners = new Map<string, string>();
  return Object.entries(texts).flatMap(([key, text]) => {
    const owner = owners.get(text) ?? toId(key);
    owners.set(text, owner);
    return owner === toId(key) ? [] : [`${name} ${key}: is the same as ${owner}`];
  });
}

const require = createRequire(import.meta.url);
const cldr = require.resolve('cldr-misc-full/package.json');

/** The marks that open and close a quotation. */
type Pair = readonly [open: string, close: string];

/** The straight quotation marks of the documented English, and therefore of our English texts. */
const straightQuotes: Pair = ["'", "'"];

/** Returns the quotation marks that CLDR has for a locale: the outer pair and the inner pair. */
function toPairs(tag: string): Pair[] {
  const { language, script } = new Intl.Locale(tag).maximize();
  const candidates = [tag, `${language}-${script}`, language];
  for (const candidate of candidates) {
    const file = new URL(`main/${candidate}/delimiters.json`, `file://${cldr}`);
    if (!existsSync(file)) continue;
    const { delimiters } = JSON.parse(readFileSync(file, 'utf8')).main[candidate];
    const { quotationStart, quotationEnd, alternateQuotationStart, alternateQuotationEnd } = delimiters;
    const pairs: Pair[] = [
      [quotationStart, quotationEnd],
      [alternateQuotationStart, alternateQuotationEnd],
    ];
    return tag === 'en' ? [...pairs, straightQuotes] : pairs;
  }
  return [];
}

const quotationMarks = /['"\u2018-\u201f\u2039\u203a\u00ab\u00bb\u300c-\u300f]/g;

/**
 * Lists the texts with quotation marks that the language does not use or other texts of the file do not
 * use, and the texts that do not quote the name of the parameter.
 */
export function quotationProblems({ name, tag, texts }: LocaleFile): string[] {
  const pairs = toPairs(tag);
  if (pairs.length === 0) return [`${name}: CLDR has no quotation marks for ${tag}`];
  let usual: string | undefined;
  return Object.entries(texts).flatMap(([key, text]) => {
    const problem = (what: string) => [`${name} ${key}: ${what}`];
    // Between letters, the mark is an apostrophe.
    const found = (
      text.replace(/(?<=\p{L})['\u2019](?=\p{L}|\{\{|[«“])/gu, '').match(quotationMarks) ?? []
    ).join('');
    if (found === '') return text.includes('{{parameter}}') ? problem('does not quote the name') : [];
    const [open, close] = pairs.find((pair) => found === pair.join('').repeat(found.length / 2)) ?? [];
    if (open === undefined) return problem(`quotes with ${found}, not as CLDR has it: ${pairs.join(' ')}`);
    usual ??= open;
    if (open !== usual) return problem(`quotes with ${open}, another text with ${usual}`);
    const isQuoted = text.replace(/\s/g, '').includes(`${open}{{parameter}}${close}`);
    return isQuoted || !text.includes('{{parameter}}') ? [] : problem('does not quote the name');
  });
}

/** Lists the texts that do not use the word that the glossary has for a term in the English text. */
export function glossaryProblems({ name, tag, texts, toEnglish }: LocaleFile): string[] {
  const terms = glossary[tag];
  if (terms === undefined) return [`glossary.json ${tag}: is missing`];
  return Object.entries(glossary.en ?? {}).flatMap(([term, englishWord]) => {
    const word = terms[term];
    if (!word) return [`glossary.json ${tag}: has no word for ${term}`];
    const others = Object.entries(texts).filter(
      ([key, text]) => usesTerm(toEnglish(key) ?? '', englishWord, 'en', '\\b') && !usesTerm(text, word, tag),
    );
    return others.map(([key]) => `${name} ${key}: does not say "${word}" for ${term}`);
  });
}

/**
 * Tests whether words with the stems of a term occur in a text in order, with at most one other word between
 * two of them; `a|b` are alternatives for a stem.
 */
function usesTerm(text: string, term: string, tag: string, start = ''): boolean {
  const stems = term.toLocaleLowerCase(tag).split(' ');
  const pattern = stems.map((stem) => `${start}(?:${stem})`).join('\\S*(?:\\s+\\S+)?\\s+\\S*');
  return new RegExp(pattern, 'u').test(text.toLocaleLowerCase(tag));
}
