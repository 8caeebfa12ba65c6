import type { BookIndex } from '../book/book-index.js';
import { createElement } from './create-element.js';
import { fold } from './fold.js';

/** Shows the pages of the book whose titles and headings have all words; resolves to their count. */
export type SearchPages = (words: readonly string[]) => Promise<number>;

/** Returns a search that fills a list; undefined if the site has no book. The first search loads the index. */
export function bindBook(list: HTMLElement): SearchPages | undefined {
  const { book, top } = document.body.dataset;
  if (book === undefined) return undefined;
  let index: Promise<BookIndex> | undefined;
  let latest: readonly string[] = [];

  async function load(address: string): Promise<BookIndex> {
    try {
      return await (await fetch(address)).json();
    } catch {
      // No network: the next search asks again.
      index = undefined;
      return [];
    }
  }

  return async (words) => {
    latest = words;
    index ??= load(book);
    const found = words.length === 0 ? [] : findPages(await index, words);
    // Another search has begun meanwhile.
    if (latest !== words) return 0;
    list.replaceChildren(
      ...found.map(([path, text]) =>
        createElement('li', {}, createElement('a', { href: `${top}${path}`, hreflang: 'en' }, text)),
      ),
    );
    list.hidden = found.length === 0;
    return found.length;
  };
}

/** Returns pages whose title has all words, else their headings that have the rest of them. */
function findPages(index: BookIndex, words: readonly string[]): [path: string, text: string][] {
  const hasAll = (text: string) => words.every((word) => fold(text).includes(word));
  return index.flatMap(([path, title, headings]): [string, string][] => {
    if (hasAll(title)) return [[path, title]];
    return headings.flatMap(([id, heading]): [string, string][] => {
      const text = `${title}: ${heading}`;
      return hasAll(text) ? [[`${path}#${id}`, text]] : [];
    });
  });
}
