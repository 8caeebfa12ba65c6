import { readFile } from 'node:fs/promises';
import { dirname, join, posix, relative } from 'node:path';
import GithubSlugger from 'github-slugger';
import { Marked, type Token, type Tokens } from 'marked';

/** A heading of a page, to be linked to. */
interface Heading {
  /** The id that GitHub gives it. */
  readonly id: string;
  readonly text: string;
}

/** A Markdown file as a page of the site. */
export interface BookPage {
  /** Relative to the folder of the book, `../packages/node/README.md`. */
  readonly file: string;
  /** Path below `book/`, empty for the first page, else with a slash at its end: `packages/node/`. */
  readonly path: string;
  readonly title: string;
  /** Its first paragraph, as plain text. */
  readonly lead: string;
  /** Those below the title that a table of contents shows. */
  readonly headings: readonly Heading[];
  readonly markdown: string;
}

/** Pages under a heading of the first one. */
interface BookPart {
  readonly title: string;
  readonly pages: readonly BookPage[];
}

/** Guides to read beside the codes, in English: a page for each task. */
export interface Book {
  readonly folder: string;
  /** Its `README.md`: its title is that of the book, and the links in its lists are the order of the pages. */
  readonly first: BookPage;
  readonly parts: readonly BookPart[];
  /** Public URL of the folder; links to files outside the guides point there. */
  readonly source?: string | undefined;
}

const FIRST = 'README.md';

/** Returns all pages in their order. */
export function pagesOf({ first, parts }: Book): BookPage[] {
  return [first, ...parts.flatMap(({ pages }) => pages)];
}

/**
 * Reads the `README.md` of a folder and the pages that its lists link to, in that order, under its headings. Rejects
 * if one of them is missing or has no title.
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
  const path = join(folder, file);
  const markdown = await readFile(path, 'utf8').catch((cause) => {
    throw new Error(`Cannot read the page ${path} of the book: ${cause.code}.`, { cause });
  });
  const tokens = new Marked().lexer(markdown);
  const [title, ...rest] = toHeadings(tokens);
  if (title === undefined) throw new Error(`${path} has no title.`);
  const lead = tokens.find(({ type }) => type === 'paragraph') as Tokens.Paragraph | undefined;
  const text = toText(lead?.tokens ?? []);
  return { file, path: toPath(file), title: title.text, lead: text, headings: rest, markdown };
}

/** Returns the path of a file: `../packages/node/README.md` is the page `packages/node/`. */
function toPath(file: string): string {
  const path = file.replace(/^(?:\.\.\/)+/, '').replace(/(?:^|(?<=\/))README\.md$|\.md$/, '/');
  return path.replace(/\/+$/, '/').replace(/^\//, '').toLowerCase();
}

/** Returns the title and the headings of the second level. */
function toHeadings(tokens: readonly Token[]): Heading[] {
  const slugger = new GithubSlugger();
  return tokens
    .filter((token): token is Tokens.Heading => token.type === 'heading')
    .map(({ tokens, depth }) => ({ depth, text: toText(tokens) }))
    .map(({ depth, text }) => ({ depth, text, id: slugger.slug(text) }))
    .filter(({ depth }) => depth <= 2)
    .map(({ id, text }) => ({ id, text }));
}

/** Returns the files that the lists of a page link to, under its headings. */
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

/** Returns the text of a line without its markup. */
export function toText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? toText(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('')
    .replaceAll('\n', ' ');
}

/**
 * Returns where a link of a page leads on the site, relative to that page; undefined if it leads nowhere. `name` is
 * how the pages end: empty, or `index.md`.
 */
export function toAddress(href: string, page: BookPage, book: Book, name = ''): string | undefined {
  if (href.startsWith('#')) return href;
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return /^(?:https?|mailto):/i.test(href) ? href : undefined;
  const [path = '', hash] = href.split('#');
  // The page may name the folder of the book, which its pages are relative to.
  const target = relative(book.folder, join(book.folder, dirname(page.file), path)).replaceAll('\\', '/');
  const files = [target, join(target, 'README.md').replaceAll('\\', '/')];
  const found = pagesOf(book).find((other) => files.includes(other.file));
  const tail = hash === undefined ? '' : `#${hash}`;
  if (found) return `${toBookTop(page)}${found.path}${name}${tail}` || './';
  return book.source && `${new URL(target, book.source).href}${tail}`;
}

/** Returns the way from a page to the top of the book. */
export function toBookTop({ path }: Pick<BookPage, 'path'>): string {
  return '../'.repeat(path.split('/').length - 1);
}
