import { dirname, join, relative } from 'node:path';
import { type Book, type BookPage, pagesOf } from './book.js';

/**
 * Where a link of a page leads on the site, seen from that page; undefined where it leads nowhere. `name` is
 * how the pages end: not at all, or in `index.md`.
 */
export function toAddress(href: string, page: BookPage, book: Book, name = ''): string | undefined {
  if (href.startsWith('#')) return href;
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return /^(?:https?|mailto):/i.test(href) ? href : undefined;
  const [path = '', hash] = href.split('#');
  // The page may name the folder of the book, which its pages are seen from.
  const target = relative(book.folder, join(book.folder, dirname(page.file), path)).replaceAll('\\', '/');
  const files = [target, join(target, 'README.md').replaceAll('\\', '/')];
  const found = pagesOf(book).find((other) => files.includes(other.file));
  const tail = hash === undefined ? '' : `#${hash}`;
  if (found) return `${toTop(page)}${found.path}${name}${tail}` || './';
  return book.source && `${new URL(target, book.source).href}${tail}`;
}

/** The way from a page to the top of the book. */
export function toTop({ path }: Pick<BookPage, 'path'>): string {
  return '../'.repeat(path.split('/').length - 1);
}
