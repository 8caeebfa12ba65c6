import { glossary, type LocaleFile } from './locale-files.fixture.js';

/** Lists the texts that do not use the word that the glossary has for a term in the English text. */
export function glossaryProblems({ name, tag, texts, toEnglish }: LocaleFile): string[] {
  const terms = glossary[tag];
  if (terms === undefined) return [`glossary.json ${tag}: is missing`];
  return Object.entries(glossary.en ?? {}).flatMap(([term, englishWord]) => {
    const word = terms[term];
    if (!word) return [`glossary.json ${tag}: has no word for ${term}`];
    const others = Object.entries(texts).filter(
      ([key, text]) => says(toEnglish(key) ?? '', englishWord, 'en', '\\b') && !says(text, word, tag),
    );
    return others.map(([key]) => `${name} ${key}: does not say "${word}" for ${term}`);
  });
}

/**
 * Tests whether words with the stems of a term occur in a text in order, with at most one other word between
 * two of them; `a|b` are alternatives for a stem.
 */
function says(text: string, term: string, tag: string, start = ''): boolean {
  const stems = term.toLocaleLowerCase(tag).split(' ');
  const pattern = stems.map((stem) => `${start}(?:${stem})`).join('\\S*(?:\\s+\\S+)?\\s+\\S*');
  return new RegExp(pattern, 'u').test(text.toLocaleLowerCase(tag));
}
