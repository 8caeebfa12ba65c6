import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type AnyErrorSet, type Catalog, defineErrors, spotV3 } from '@errlex/core';
import type { GuideEntry } from '@errlex/core/guide';
import { httpErrors } from '@errlex/core/http-errors';
import { type CatalogMessages, locales } from '@errlex/i18n';
import { type Book, pagesOf } from './book.js';
import { checkGuide } from './import-export.js';
import { isCatalogMessages, loadLanguage, type Texts, toFolder, toTexts } from './languages.js';
import { errorsSchema, toErrorsJson } from './machine/errors-json.js';
import { renderLlmsTxt, renderMarkdown } from './machine/markdown.js';
import { toOpenApi } from './machine/openapi.js';
import { packageFolder } from './package-folder.js';
import { renderBookPage, toBookMarkdown } from './page/book-page.js';
import { renderCodePage, renderRedirect } from './page/code-page.js';
import { toEntries, toExample } from './page/entries.js';
import type { PageContext } from './page/layout.js';
import { renderOverview } from './page/overview.js';
import type { SampleRequests } from './requests/index.js';
import { toNamedCodes, toSearchItems } from './search/search-items.js';

/** The content of a site. All but `errors` and the result of `defineMessages` is plain data. */
export interface SiteOptions {
  /** The contract whose codes are documented. */
  readonly errors: AnyErrorSet;
  /** Definitions to document after those of the contract, such as `httpErrors`. */
  readonly also?: Catalog | undefined;
  /** Cause, fix and aliases, by reason, in English. */
  readonly guide?: Readonly<Record<string, GuideEntry>> | undefined;
  /**
   * The result of `defineMessages`, or texts by language and message id, as in `locales/<tag>.json`. Default: the languages
   * of `@errlex/i18n`.
   */
  readonly messages?: CatalogMessages | Readonly<Record<string, Texts>> | undefined;
  /** Hints by language and reason. */
  readonly hints?: Readonly<Record<string, Texts>> | undefined;
  /** The requests that "try it" sends, by message id. */
  readonly requests?: SampleRequests | undefined;
  /** Path of the sandbox on the origin of the site: `/api/v3/`. */
  readonly sandbox?: string | undefined;
  /** Name of the API that the codes belong to, in English. */
  readonly title?: string | undefined;
  /** Where the site will be published, with a trailing slash. */
  readonly url?: string | undefined;
}

/** The files of a site, rendered when they are asked for. */
export interface Site {
  readonly codes: number;
  readonly languages: number;
  /** Paths of all pages, `ja/-1121/index.html`, and of their Markdown. */
  readonly pages: ReadonlySet<string>;
  /** Renders a page; undefined for any other path. */
  render(path: string): Promise<string | undefined>;
  /** Data that pages load, and files for machines, by path. */
  readonly data: ReadonlyMap<string, string>;
  /** The options as JSON, from which `createSiteFrom` creates the same site. */
  readonly json: string;
}

/** Creates the site of a catalog. Rejects if a definition or a text breaks a rule. */
export async function createSite(options: SiteOptions, book?: Book): Promise<Site> {
  const { also = [], guide = {}, hints = {}, requests = {}, sandbox, title, url } = options;
  checkGuide(guide);
  const messages = isCatalogMessages(options.messages) ? await toTexts(options.messages) : options.messages;
  const contract = toContract(options.errors);
  // Defined anew, because the caller may use another copy of `@errlex/core`.
  const errors = defineErrors<Catalog>([...contract.catalog, ...also], contract);
  const { catalog, payload } = errors;
  const tags = [...new Set(['en', ...(messages ? Object.keys(messages) : locales)])].sort();
  const languages = await Promise.all(
    tags.map((tag) =>
      loadLanguage(tag, catalog, { messages: messages?.[tag] ?? {}, hints: hints[tag] ?? {} }),
    ),
  );
  const data = new Map<string, string>();
  const addHashed = (name: string, value: unknown) => {
    const content = JSON.stringify(value);
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
    const path = `assets/${name}-${hash}.json`;
    data.set(path, content);
    return path;
  };
  const all = Object.fromEntries(languages.map(({ tag, messages: { texts } }) => [tag, texts]));
  const files = {
    ...(await readClientFiles()),
    catalog: addHashed('catalog', toContract(errors)),
    all: addHashed('all', all),
    requests: sandbox === undefined ? undefined : addHashed('requests', requests),
  };
  const shipped = new Set([...spotV3, ...httpErrors].map((definition) => JSON.stringify(definition)));
  const contexts = languages.map((language): PageContext => {
    const entries = toEntries(errors, language, guide);
    const { tag, messages, hints } = language;
    const guides = Object.fromEntries(
      entries.flatMap(({ definition: { reason }, guide, guideLanguage }) =>
        guide ? [[reason, { cause: guide.cause, fix: guide.fix, locale: guideLanguage }]] : [],
      ),
    );
    return {
      language,
      languages,
      catalog,
      entries,
      files: {
        ...files,
        locale: addHashed(tag, { messages, hints, guides }),
        search: addHashed(`search-${tag}`, toSearchItems(language, entries, book)),
      },
      requests: sandbox ? requests : {},
      isOwn: ({ definition }) => !shipped.has(JSON.stringify(definition)),
      example: toExample(entries.slice(0, contract.catalog.length), payload === undefined),
      book,
      title,
      url,
      sandbox,
    };
  });
  const english = contexts.find(({ language }) => language.tag === 'en') as PageContext;
  const toJson = (value: unknown) => `${JSON.stringify(value, undefined, 1)}\n`;
  data.set('errors.json', toJson(toErrorsJson(catalog, languages, { guide, ...(title && { title }) })));
  data.set('errors.schema.json', toJson(errorsSchema));
  data.set('openapi.json', toJson(toOpenApi(english.entries, errors, title)));
  data.set('llms.txt', renderLlmsTxt(english.entries, languages, { title, url, book }));
  const pages = toPages(contexts, english, tags, book, { title, url });
  return {
    codes: catalog.length,
    languages: languages.length,
    pages: new Set(pages.keys()),
    render: async (path) => pages.get(path)?.(),
    data,
    json: JSON.stringify({
      options: { ...options, messages, errors: contract },
      book,
    }),
  };
}

/** Returns the data of an error set, from which `defineErrors` makes an equal one. */
function toContract({ catalog, domain, payload, roles, textRules, requestLifetime }: AnyErrorSet) {
  return { domain, payload, roles, textRules, requestLifetime, catalog };
}

/** Creates a site from the `json` of another. */
export async function createSiteFrom(json: string): Promise<Site> {
  const { options, book } = JSON.parse(json);
  return createSite(
    { ...options, errors: defineErrors<Catalog>(options.errors.catalog, options.errors) },
    book,
  );
}

type Render = () => string | Promise<string>;

/** Returns the way to render each page, by its path. */
function toPages(
  contexts: readonly PageContext[],
  english: PageContext,
  tags: readonly string[],
  book: Book | undefined,
  { title, url }: { readonly title: string | undefined; readonly url: string | undefined },
): ReadonlyMap<string, Render> {
  const pages = new Map<string, Render>();
  const named = new Set(toNamedCodes(english.catalog, tags));
  for (const context of contexts) {
    const { language, entries } = context;
    const folder = toFolder(language);
    pages.set(`${folder}index.html`, () => renderOverview(context));
    pages.set(`${folder}errors.md`, () => renderMarkdown(language, entries, title));
    for (const entry of entries) {
      const { definition } = entry;
      pages.set(`${folder}${definition.code}/index.html`, () => renderCodePage(context, entry));
      if (!named.has(definition)) continue;
      const path = `${folder}${definition.reason}/`;
      pages.set(`${path}index.html`, () => renderRedirect(definition, path, url));
    }
  }
  for (const page of book ? pagesOf(book) : []) {
    pages.set(`book/${page.path}index.html`, () => renderBookPage(english, page, book as Book));
    pages.set(`book/${page.path}index.md`, () => toBookMarkdown(page, book as Book));
  }
  return pages;
}

/** Reads the names that Vite gave the script and the style. */
async function readClientFiles(): Promise<{ script: string; style: string }> {
  const manifest = JSON.parse(await readFile(new URL('dist/client/manifest.json', packageFolder), 'utf8'));
  const { 'src/client/main.ts': main, 'style.css': style } = manifest;
  return { script: main.file, style: style.file };
}
