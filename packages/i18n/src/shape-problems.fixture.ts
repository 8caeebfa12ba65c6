import type { LocaleFile } from './locale-files.fixture.js';

/**
 * What keeps a text from being shown: a key that is missing or too many, or a placeholder that is not that of
 * the English.
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

/** The placeholders of a text, sorted. */
function placeholders(text: string): string {
  return (text.match(/\{\{.*?\}\}/g) ?? []).sort().join(' ');
}

/**
 * Forms that one number alone selects may write it as a word: `zero`, `one` and `two` where nothing else
 * falls in them.
 */
function mayOmitCount(tag: string, key: string): boolean {
  const number = ['_zero', '_one', '_two'].findIndex((suffix) => key.endsWith(suffix));
  if (number < 0) return false;
  const rules = new Intl.PluralRules(tag);
  const category = rules.select(number);
  const others = Array.from({ length: 2000 }, (_, index) => index / 10).filter((value) => value !== number);
  return key.endsWith(`_${category}`) && others.every((value) => rules.select(value) !== category);
}
