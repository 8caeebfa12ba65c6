import type { LocaleFile } from './locale-files.fixture.js';

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
