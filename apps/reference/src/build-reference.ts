import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AnyErrorSet, type Catalog, defineErrors, type ErrorSet, spotV3 } from '@errlex/core';
import type { GuideEntry } from '@errlex/core/guide';
import { locales } from '@errlex/i18n';
import { type Book, pagesOf } from './book/book.js';
import type { BookIndex } from './book/book-index.js';
import { readBook } from './book/read-book.js';
import { renderBookPage } from './book/render-book-page.js';
import { toBookMarkdown } from './book/to-book-markdown.js';
import { type Language, toFolder } from './languages/language.js';
import { loadLanguage, type Texts } from './languages/load-language.js';
import { errorsSchema } from './machine/errors-schema.js';
import { renderLlmsTxt } from './machine/render-llms-txt.js';
import { renderMarkdown } from './machine/render-markdown.js';
import { toErrorsJson } from './machine/to-errors-json.js';
import { toOpenApi } from './machine/to-openapi.js';
import { packageFolder } from './package-folder.js';
import { renderPage } from './page/render-page.js';
import { type Entry, toEntries } from './page/to-entries.js';
import type { SampleRequests } from './requests/sample-request.js';

export interface ReferenceOptions {
  /** The contract whose codes are documented. */
  readonly errors: AnyErrorSet;
  /** Cause and fix, by reason, in English. */
  readonly guide?: Readonly<Record<string, GuideEntry>>;
  /** Texts by language and message id, as in `locales/<tag>.json`. Default: the languages of `@errlex/i18n`. */
  readonly messages?: Readonly<Record<string, Texts>>;
  /** Hints by language and reason. */
  readonly hints?: Readonly<Record<string, Texts>>;
  /** The requests that "try it" sends, by message id. */
  readonly requests?: SampleRequests;
  /** Path of the sandbox on the origin of the site: `/api/v3/`. */
  readonly sandbox?: string;
  /** Name of the API that the codes belong to, in English. */
  readonly title?: string;
  /** Where the site will be published, with a trailing slash. */
  readonly url?: string;
  /** A folder with a `README.md`: it, and the Markdown files that it links to, become pages below `book/`. */
  readonly book?: string;
  /** Public address of that folder, with a trailing slash. Without it, links that leave the book are plain text. */
  readonly source?: string;
  /** The folder of the site. Its `assets` are replaced, its other files are kept. */
  readonly out: string;
}

/** The numbers of what was written. */
export interface BuildResult {
  readonly codes: number;
  readonly languages: number;
}

/** Writes the site of a catalog. Rejects, and leaves the folder alone, if a definition or a text breaks a rule. */
export async function buildReference(options: ReferenceOptions): Promise<BuildResult> {
  const { guide = {}, messages, hints = {}, requests = {}, out, title } = options;
  // Defined anew, because the caller may use another copy of `@errlex/core`.
  const errors = defineErrors<Catalog>(options.errors.catalog, options.errors);
  const { catalog, domain, payload, roles, textRules, requestLifetime } = errors;
  const tags = [...new Set(['en', ...(messages ? Object.keys(messages) : locales)])].sort();
  const languages = await Promise.all(
    tags.map((tag) =>
      loadLanguage(tag, catalog, { messages: messages?.[tag] ?? {}, hints: hints[tag] ?? {} }),
    ),
  );
  const book = options.book === undefined ? undefined : await readBook(options.book, options.source);
  const { script, style, bookScript } = await readClientFiles();
  await rm(join(out, 'assets'), { recursive: true, force: true });
  await cp(new URL('dist/client/assets/', packageFolder), join(out, 'assets'), { recursive: true });
  const names = {
    script,
    style,
    book: book && (await writeHashed(out, 'book', toBookIndex(book))),
    catalog: await writeHashed(out, 'catalog', {
      domain,
      payload,
      roles,
      textRules,
      requestLifetime,
      catalog,
    }),
    requests: options.sandbox === undefined ? undefined : await writeHashed(out, 'requests', requests),
  };
  const shipped = new Set(spotV3.map((definition) => JSON.stringify(definition)));
  const isOwn = ({ definition }: Entry) => !shipped.has(JSON.stringify(definition));
  const write = (file: string, content: string) => writeInto(out, file, content);
  for (const language of languages) {
    const entries = toEntries(errors, language, guide);
    const { tag, messages, hints } = language;
    const files = { ...names, locale: await writeHashed(out, tag, { messages, hints }) };
    const parts = {
      ...options,
      requests: options.sandbox ? requests : {},
      language,
      languages,
      entries,
      files,
      isOwn,
      hasDefaultShape: payload === undefined,
      bookTitle: book?.first.title,
    };
    await write(`${toFolder(language)}index.html`, await renderPage(parts));
    await write(`${toFolder(language)}errors.md`, renderMarkdown(language, entries, title));
  }
  const { texts } = languages.find(({ tag }) => tag === 'en') as Language;
  for (const page of book ? pagesOf(book) : []) {
    const files = { script: bookScript, style };
    const parts = { ...options, catalog, page, book: book as Book, texts, files };
    await write(`book/${page.path}index.html`, await renderBookPage(parts));
    await write(`book/${page.path}index.md`, toBookMarkdown(page, parts.book));
  }
  await writeMachineFiles(write, errors, options, languages, book);
  return { codes: catalog.length, languages: languages.length };
}

async function writeMachineFiles(
  write: (file: string, content: string) => Promise<void>,
  errors: ErrorSet<Catalog>,
  { guide = {}, title, url }: ReferenceOptions,
  languages: readonly Language[],
  book: Book | undefined,
): Promise<void> {
  const english = languages.find(({ tag }) => tag === 'en') as Language;
  const entries = toEntries(errors, english, guide);
  const toJson = (value: unknown) => `${JSON.stringify(value, undefined, 1)}\n`;
  await write(
    'errors.json',
    toJson(toErrorsJson(errors.catalog, languages, { guide, ...(title && { title }) })),
  );
  await write('errors.schema.json', toJson(errorsSchema));
  await write('openapi.json', toJson(toOpenApi(entries, errors, title)));
  await write('llms.txt', renderLlmsTxt(entries, languages, { title, url, book }));
}

/** Reads the names that Vite gave the scripts and the style. */
async function readClientFiles(): Promise<{ script: string; style: string; bookScript: string }> {
  const manifest = JSON.parse(await readFile(new URL('dist/client/manifest.json', packageFolder), 'utf8'));
  const { 'src/client/main.ts': main, 'src/client/book.ts': book, 'style.css': style } = manifest;
  return { script: main.file, style: style.file, bookScript: book.file };
}

/** Returns the index of the book, which a page loads at the first search. */
function toBookIndex(book: Book): BookIndex {
  return pagesOf(book).map(({ path, title, headings }) => [
    `book/${path}`,
    title,
    headings.map(({ id, text }) => [id, text]),
  ]);
}

/** Writes JSON under a name that changes with its content, so that it can be cached forever. */
async function writeHashed(out: string, name: string, value: unknown): Promise<string> {
  const content = JSON.stringify(value);
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  const file = `assets/${name}-${hash}.json`;
  await writeInto(out, file, content);
  return file;
}

async function writeInto(out: string, file: string, content: string): Promise<void> {
  const path = join(out, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
