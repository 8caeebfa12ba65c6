import { glossary, type LocaleFile } from './locale-files.fixture.js';

/** Where a text does not use the word that the glossary has for a term which the English uses. */
export function glossaryProblems({ name, tag, texts, toEnglish }: LocaleFile): string[] {
  const terms = glossary[tag];
  if (terms === undefined) return [`glossary.json ${tag}: is missing`];
  return Object.entries(glossary.en ?? {}).flatMap(([term, englishWord]) => {
    const word = terms[term];
    if (!word) return [`glossary.json ${tag}: has no word for ${term}`];
    const strangers = Object.entries(texts).filter(
      ([key, text]) => says(toEnglish(key) ?? '', englishWord, 'en', '\\b') && !says(text, word, tag),
    );
    return strangers.map(([key]) => `${name} ${key}: does not say "${word}" for ${term}`);
  });
}

/**
 * Whether words that hold the stems of a term stand in a text in their order, with one other word between two
 * of them at most; `a|b` are two ways to say a stem.
 */
function says(text: string, term: string, tag: string, start = ''): boolean {
  const stems = term.toLocaleLowerCase(tag).split(' ');
  const pattern = stems.map((stem) => `${start}(?:${stem})`).join('\\S*(?:\\s+\\S+)?\\s+\\S*');
  return new RegExp(pattern, 'u').test(text.toLocaleLowerCase(tag));
}
