import type { Catalog } from '@errlex/core';
import { html, raw } from 'hono/html';
import type { Book } from '../book.js';
import { type Language, toFolder } from '../languages.js';
import { scriptKeys } from '../page-texts.js';
import type { SampleRequests } from '../requests/index.js';
import { type Entry, findCodes } from './entries.js';
import type { Segment } from './mark-params.js';

/** Markup in which every value is escaped. */
export type Html = ReturnType<typeof html>;

/** The policy of every page: nothing from other origins, nothing inline, no markup from strings. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The files that a page refers to, relative to the top of the site. */
interface PageFiles {
  readonly script: string;
  readonly style: string;
  readonly catalog: string;
  /** The messages of all languages. */
  readonly all: string;
  /** The texts of the page's language. */
  readonly locale: string;
  /** Path of the search index in the page's language. */
  readonly search: string;
  readonly requests?: string | undefined;
}

/** The data that all pages of one language share. */
export interface PageContext {
  readonly language: Language;
  /** All languages of the site, this one included. */
  readonly languages: readonly Language[];
  readonly catalog: Catalog;
  readonly entries: readonly Entry[];
  readonly files: PageFiles;
  readonly requests: SampleRequests;
  /** Whether a definition is not one of the shipped ones. */
  readonly isOwn: (entry: Entry) => boolean;
  /** A log to try the decoder with. */
  readonly example: string;
  readonly book?: Book | undefined;
  /** Name of the API that the codes belong to, in English. */
  readonly title?: string | undefined;
  /** Where the site will be published. Default: links to other languages are relative. */
  readonly url?: string | undefined;
  /** Path of the sandbox. */
  readonly sandbox?: string | undefined;
}

export interface PageContent {
  /** Path from the top of the site, `ja/-1121/`. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Markup of the links to Markdown and the like. */
  readonly links?: Html | undefined;
  readonly main: Html;
  /** Path below the folder of each language; undefined if the page is in English alone. */
  readonly localPath?: string | undefined;
  readonly footer?: Html | undefined;
}

/** Returns the way from a page to the top of the site. */
export function toTop(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}

/** Renders a page, which is complete without its script. */
export async function renderLayout(context: PageContext, content: PageContent): Promise<string> {
  const { language, files, title, sandbox, book } = context;
  const { tag, dir, texts } = language;
  const { path, localPath, footer } = content;
  const top = toTop(path);
  const home = `${top}${toFolder(language)}`;
  const scriptTexts = JSON.stringify(Object.fromEntries(scriptKeys.map((key) => [key, texts[key]])));
  const isHome = localPath === '';
  return String(
    await html`<!doctype html>
<html lang="${tag}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${content.title}</title>
<meta name="description" content="${content.description}">
${renderAlternates(context, content, top)}
${content.links ?? ''}
<link rel="stylesheet" href="${top}${files.style}">
<script type="module" src="${top}${files.script}"></script>
</head>
<body data-top="${top}" data-home="${home}" data-search="${top}${files.search}" data-catalog="${top}${files.catalog}" data-all="${top}${files.all}" data-locale="${top}${files.locale}"${
      files.requests && sandbox
        ? html` data-requests="${top}${files.requests}" data-sandbox="${sandbox}"`
        : ''
    } data-texts="${scriptTexts}">
<a class="skip" href="#main">${texts.skip}</a>
<header class="site">
${isHome ? html`<h1 class="brand">${renderTitle(title, texts.title)}</h1>` : html`<p class="brand"><a href="${home}">${renderTitle(title, texts.title)}</a></p>`}
<nav class="menu">${book ? html`<a href="${top}book/" hreflang="en" lang="en" dir="ltr">${book.first.title}</a>` : ''}
<details class="languages"><summary><span class="label">${texts.language}</span> ${language.name}</summary>
<div class="panel"><input type="search" class="needs-script" aria-label="${texts.language}: ${texts.search}" placeholder="${texts.search}" autocomplete="off" spellcheck="false"><ul>
${context.languages.map((other) => renderLanguageLink(other, language, `${top}${toFolder(other)}${localPath ?? ''}`))}</ul></div></details></nav>
</header>
<div class="search needs-script" role="search">
<input id="search" type="search" role="combobox" aria-expanded="false" aria-controls="results" aria-autocomplete="list" aria-label="${texts.search}" placeholder="${texts.searchBy}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"><kbd aria-hidden="true">/</kbd>
<div class="results" hidden><p id="found" role="status"></p>
<div id="results" role="listbox" aria-label="${texts.search}"></div></div>
</div>
${content.main}
<footer>
${footer ?? ''}
</footer>
</body>
</html>
`,
  );
}

/** Renders the name of the API, in English, and that of the site. */
export function renderTitle(title: string | undefined, name: string): Html {
  return title ? html`<span lang="en" dir="ltr">${title}</span> ${name}` : html`${name}`;
}

function renderAlternates(
  { languages, language, url }: PageContext,
  { path, localPath }: PageContent,
  top: string,
): Html {
  const canonical = html`<link rel="canonical" href="${url ? `${url}${path}` : './'}">`;
  if (localPath === undefined) return canonical;
  const toHref = (folder: string) => `${url ?? top}${folder}${localPath}`;
  // A single language has no alternatives.
  if (languages.length === 1) return html`<link rel="canonical" href="${toHref(toFolder(language))}">`;
  return html`${canonical}
${languages.map(
  (other) => html`<link rel="alternate" hreflang="${other.tag}" href="${toHref(toFolder(other))}">
`,
)}<link rel="alternate" hreflang="x-default" href="${toHref('')}">`;
}

function renderLanguageLink({ tag, dir, name }: Language, current: Language, href: string): Html {
  return html`<li><a href="${href}" lang="${tag}" hreflang="${tag}" dir="${dir}"${tag === current.tag ? raw(' aria-current="true"') : ''}>${name}</a></li>
`;
}

/** Renders a text with its params marked and named. */
export function renderSegments(segments: readonly Segment[]): Html {
  return html`${segments.map(({ text, param }) =>
    param === undefined ? text : html`<mark title="${param}">${text}</mark>`,
  )}`;
}

/** Renders prose in which each code of the catalog but the `current` one is a link. */
export function renderProse(text: string, catalog: Catalog, current: number): Html {
  const codes = new Set(catalog.filter(({ code }) => code !== current).map(({ code }) => String(code)));
  return html`${findCodes(text).map((part) =>
    part.code !== undefined && codes.has(part.code)
      ? html`<a href="../${part.code}/" dir="ltr">${part.text}</a>`
      : part.text,
  )}`;
}

/** Renders code below a bar with its label and the button that copies it. */
export function renderCopyable(
  code: Html | string,
  label: Html | string,
  copy: string,
  more: Html | '' = '',
): Html {
  return html`<div class="copyable"><div class="bar">${label} <span class="buttons">${more}<button type="button" class="copy needs-script">${copy}</button></span></div><pre lang="en" dir="ltr" tabindex="0"><code>${code}</code></pre></div>`;
}

/** Renders all codes in a list, with the current one marked. */
export function renderCodeList(
  { language, entries }: Pick<PageContext, 'language' | 'entries'>,
  current: Entry,
): Html {
  return html`<aside><nav aria-label="${language.texts.codes}"><ul>${entries.map(
    (entry) =>
      html`<li><a href="../${entry.definition.code}/" dir="ltr"${entry === current ? raw(' aria-current="page"') : ''}><span class="number">${entry.definition.code}</span> <span class="name">${entry.definition.reason}</span></a></li>
`,
  )}</ul></nav></aside>`;
}
