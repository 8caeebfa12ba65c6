import type { Book, BookPage } from './book.js';
import { toAddress } from './to-address.js';

/** The Markdown of a page as it stands on the site, with links that lead there from it. */
export function toBookMarkdown(page: BookPage, book: Book): string {
  const [first = '', ...rest] = page.markdown.split(/^(?=```)/m);
  let isCode = false;
  return [
    mendLinks(first, page, book),
    ...rest.map((part) => {
      isCode = !isCode;
      return isCode ? part : mendLinks(part, page, book);
    }),
  ].join('');
}

function mendLinks(text: string, page: BookPage, book: Book): string {
  return text.replace(/(!?)\[([^\]]*)\]\(([^()\s]*)\)/g, (_, image: string, label: string, href: string) => {
    const address = image ? undefined : toAddress(href, page, book, 'index.md');
    return address === undefined ? label : `[${label}](${address})`;
  });
}
