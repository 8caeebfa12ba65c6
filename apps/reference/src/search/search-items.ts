import type { Catalog } from '@errlex/core';
import { type Book, type BookPage, pagesOf } from '../book.js';
import { type Language, toFolder } from '../languages.js';
import type { Entry } from '../page/entries.js';
import type { SearchItem } from './rank.js';

/** Returns all that a search in one language finds: the codes, then the pages of the book and their headings. */
export function toSearchItems(
  language: Language,
  entries: readonly Entry[],
  book: Book | undefined,
): SearchItem[] {
  return [
    ...entries.map((entry) => toCodeItem(language, entry)),
    ...(book ? pagesOf(book).flatMap((page) => toPageItems(page, page === book.first)) : []),
  ];
}

function toCodeItem(language: Language, { definition, messages, guide, hint, aliases }: Entry): SearchItem {
  const { code, reason, httpStatus } = definition;
  const [first] = messages;
  const texts = messages.flatMap(({ translation, msg }) => [translation.text, msg]);
  return {
    path: `${toFolder(language)}${code}/`,
    code: String(code),
    name: reason,
    text: first?.translation.text ?? '',
    words: [...new Set([...texts, ...Object.keys(definition.messages), hint?.text ?? ''])].join('\n'),
    aliases,
    prose: guide ? `${guide.cause} ${guide.fix}` : '',
    ...(httpStatus !== undefined && { status: String(httpStatus) }),
  };
}

/** Returns a page and its headings. Those of the first page, `isContents`, have only links to the others below them. */
function toPageItems({ path, title, lead, headings, markdown }: BookPage, isContents: boolean): SearchItem[] {
  const [intro = '', ...sections] = markdown.split(/^## /m);
  const toItem = (item: Pick<SearchItem, 'path' | 'name' | 'text' | 'words'>) => ({
    ...item,
    aliases: [],
    prose: '',
  });
  const page = toItem({
    path: `book/${path}`,
    name: title,
    text: lead,
    words: isContents ? lead : [lead, ...toApiNames(intro)].join(' '),
  });
  if (isContents) return [page];
  return [
    page,
    ...headings.map(({ id, text }, index) =>
      toItem({
        path: `book/${path}#${id}`,
        name: `${title}: ${text}`,
        text: '',
        words: toApiNames(sections[index] ?? '').join(' '),
      }),
    ),
  ];
}

/** Returns the names of functions, classes and options that a text marks as code. */
function toApiNames(markdown: string): string[] {
  const names = [...markdown.matchAll(/`(@?[A-Za-z][\w./-]{2,40})(?:\([^`]*\))?`/g)].map(
    ([, name = '']) => name,
  );
  const imported = [...markdown.matchAll(/import (?:type )?\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    list.split(','),
  );
  return [...new Set([...names, ...imported.map((name) => name.trim())])].filter(Boolean);
}

/** Returns the codes whose names a path may use: reasons that no other folder of the site has. */
export function toNamedCodes(catalog: Catalog, tags: readonly string[]): Catalog[number][] {
  const taken = new Set(['book', 'assets', ...tags.map((tag) => tag.toLowerCase())]);
  return catalog.filter(({ reason }) => {
    const name = reason.toLowerCase();
    const isFree = !taken.has(name) && !/^\d+$/.test(name);
    taken.add(name);
    return isFree;
  });
}
