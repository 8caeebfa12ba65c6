import type { Catalog } from '@errlex/core';
import { html, raw } from 'hono/html';
import type { Html } from '../page/render-segments.js';
import type { PageTexts } from '../page-texts.js';
import { policy } from '../policy.js';
import { type Book, type BookPage, pagesOf } from './book.js';
import { renderProse } from './render-prose.js';
import { toTop } from './to-address.js';

export interface BookPageParts {
  readonly page: BookPage;
  readonly book: Book;
  readonly catalog: Catalog;
  /** Those of the English page. */
  readonly texts: PageTexts;
  /** The files that a page names, seen from the top of the site. */
  readonly files: { readonly script: string; readonly style: string };
  readonly title?: string | undefined;
  readonly url?: string | undefined;
}

/** A page of the book, whole without its script. */
export async function renderBookPage(parts: BookPageParts): Promise<string> {
  const { page, book, texts, files, title = '', url } = parts;
  const top = `${toTop(page)}../`;
  const name = book.first.title;
  return String(
    await html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page === book.first ? name : `${page.title} · ${name}`}</title>
<meta name="description" content="${page.lead}">
<link rel="canonical" href="${url ? `${url}book/${page.path}` : './'}">
<link rel="alternate" type="text/markdown" href="index.md">
<link rel="stylesheet" href="${top}${files.style}">
<script type="module" src="${top}${files.script}"></script>
</head>
<body data-texts="${JSON.stringify({ copied: texts.copied })}">
<a class="skip" href="#contents">Skip to the contents of the book</a>
<header class="site">
<p class="up"><a href="${top}">${title} ${texts.title}</a> <a class="contents" href="#contents">Contents</a></p>
</header>
<div class="columns">
<main class="prose">
${renderProse(page, parts)}
${renderTurning(page, book)}
</main>
<aside id="contents" tabindex="-1" aria-label="${name}">
<nav aria-label="Pages of the book">
<p class="section">${renderPageLink(book.first, page)}</p>
${book.parts.map(
  ({ title, pages }) => html`<p class="section">${title}</p>
<ul>${pages.map((other) => html`<li>${renderPageLink(other, page)}${other === page ? renderHeadings(page) : ''}</li>`)}</ul>
`,
)}</nav>
</aside>
</div>
<footer>
<p><a href="index.md">This page as Markdown</a></p>
</footer>
</body>
</html>
`,
  );
}

function renderPageLink(page: BookPage, from: BookPage): Html {
  return html`<a href="${toTop(from)}${page.path || './'}"${page === from ? raw(' aria-current="page"') : ''}>${page.title}</a>`;
}

function renderHeadings({ headings }: BookPage): Html {
  if (headings.length === 0) return raw('');
  return html`<ul>${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul>`;
}

function renderTurning(page: BookPage, book: Book): Html {
  const pages = pagesOf(book);
  const index = pages.indexOf(page);
  const [previous, next] = [pages[index - 1], pages[index + 1]];
  const link = (other: BookPage | undefined, rel: string, label: string) =>
    other &&
    html`<a rel="${rel}" href="${toTop(page)}${other.path || './'}"><span class="label">${label}</span> ${other.title}</a>`;
  return html`<nav class="turn" aria-label="Previous and next page">${link(previous, 'prev', 'Previous')}${link(next, 'next', 'Next')}</nav>`;
}
