import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { Marked, type Token, type Tokens } from 'marked';
import type { Book, BookPage, BookPart, Heading } from './book.js';

const FIRST = 'README.md';

/**
 * The book whose pages the lists in the `README.md` of a folder link to, in that order, under its headings.
 * Rejects where one of them is not there, or has no title.
 */
export async function readBook(folder: string, source?: string): Promise<Book> {
  const first = await readPage(folder, FIRST);
  const known = new Set([FIRST]);
  const parts: BookPart[] = [];
  for (const { title, files } of toParts(first.markdown)) {
    const fresh = files.filter((file) => !known.has(file));
    for (const file of fresh) known.add(file);
    const pages = await Promise.all(fresh.map((file) => readPage(folder, file)));
    if (pages.length > 0) parts.push({ title, pages });
  }
  const paths = parts.flatMap(({ pages }) => pages.map(({ path }) => path));
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new Error(`Two files of the book would be the page "${twice}".`);
  return { folder, first, parts, source };
}

async function readPage(folder: string, file: string): Promise<BookPage> {
  const markdown = await readFile(join(folder, file), 'utf8');
  const tokens = new Marked().lexer(markdown);
  const headings = toHeadings(tokens);
  const [title, ...rest] = headings;
  if (title === undefined) throw new Error(`${join(folder, file)} has no title.`);
  const lead = tokens.find(({ type }) => type === 'paragraph') as Tokens.Paragraph | undefined;
  const path = toPath(file);
  return { file, path, title: title.text, lead: toText(lead?.tokens ?? []), headings: rest, markdown };
}

/** `../packages/node/README.md` is the page `packages/node/`. */
function toPath(file: string): string {
  const path = file.replace(/^(?:\.\.\/)+/, '').replace(/(?:^|(?<=\/))README\.md$|\.md$/, '/');
  return path.replace(/\/+$/, '/').replace(/^\//, '').toLowerCase();
}

/** The first heading is the title; of the others, those that stand in a table of contents. */
function toHeadings(tokens: readonly Token[]): Heading[] {
  const slugger = new GithubSlugger();
  return tokens
    .filter((token): token is Tokens.Heading => token.type === 'heading')
    .map(({ tokens, depth }) => ({ depth, text: toText(tokens) }))
    .map(({ depth, text }) => ({ depth, text, id: slugger.slug(text) }))
    .filter(({ depth }) => depth <= 2)
    .map(({ id, text }) => ({ id, text }));
}

/** The files that the lists of a page link to, under its headings. */
function toParts(markdown: string): { title: string; files: string[] }[] {
  const parts = [{ title: '', files: [] as string[] }];
  const marked = new Marked();
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading') parts.push({ title: toText(token.tokens ?? []), files: [] });
    if (token.type !== 'list') continue;
    marked.walkTokens([token], (inner) => {
      if (inner.type === 'link' && isPage(inner.href)) parts.at(-1)?.files.push(posix.normalize(inner.href));
    });
  }
  return parts.map(({ title, files }) => ({ title, files: [...new Set(files)] }));
}

function isPage(href: string): boolean {
  return href.endsWith('.md') && !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(href);
}

/** What is read of a line, without its marks. */
export function toText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? toText(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('')
    .replaceAll('\n', ' ');
}
