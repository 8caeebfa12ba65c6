import type { Catalog } from '@errlex/core';
import GithubSlugger from 'github-slugger';
import { html, raw } from 'hono/html';
import { Marked, type Token } from 'marked';
import { type Book, type BookPage, pagesOf, toAddress, toBookTop, toText } from '../book.js';
import { type Html, type PageContext, renderCopyable, renderLayout } from './layout.js';
import { highlight } from './samples.js';

/** Renders a page of the book, with the texts of the English page. */
export function renderBookPage(context: PageContext, page: BookPage, book: Book): Promise<string> {
  const { catalog, language } = context;
  const name = book.first.title;
  return renderLayout(context, {
    path: `book/${page.path}`,
    title: page === book.first ? name : `${page.title} · ${name}`,
    description: page.lead,
    links: html`<link rel="alternate" type="text/markdown" href="index.md">`,
    main: html`<div class="columns">
<main id="main" class="prose" tabindex="-1">
${renderMarkdownPage(page, { book, catalog, copy: language.texts.copy })}
${renderTurning(page, book)}
</main>
<aside id="contents" aria-label="${name}">
<nav aria-label="Pages of the book">
<p class="section">${renderPageLink(book.first, page)}</p>
${book.parts.map(
  ({ title, pages }) => html`<p class="section">${title}</p>
<ul>${pages.map((other) => html`<li>${renderPageLink(other, page)}${other === page ? renderHeadings(page) : ''}</li>`)}</ul>
`,
)}</nav>
</aside>
</div>`,
    footer: html`<p><a href="index.md">This page as Markdown</a></p>`,
  });
}

function renderPageLink(page: BookPage, from: BookPage): Html {
  return html`<a href="${toBookTop(from)}${page.path || './'}"${page === from ? raw(' aria-current="page"') : ''}>${page.title}</a>`;
}

function renderHeadings({ headings }: BookPage): Html {
  if (headings.length === 0) return raw('');
  return html`<ul>${headings.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul>`;
}

function renderTurning(page: BookPage, book: Book): Html {
  const pages = pagesOf(book);
  const index = pages.indexOf(page);
  const link = (other: BookPage | undefined, rel: string, label: string) =>
    other &&
    html`<a rel="${rel}" href="${toBookTop(page)}${other.path || './'}"><span class="label">${label}</span> ${other.title}</a>`;
  return html`<nav class="turn" aria-label="Previous and next page">${link(pages[index - 1], 'prev', 'Previous')}${link(pages[index + 1], 'next', 'Next')}</nav>`;
}

interface ProseContext {
  readonly book: Book;
  readonly catalog: Catalog;
  readonly copy: string;
}

/**
 * Renders the Markdown of a page. A code, a reason or a message id that is marked as code is a link to its page.
 * HTML in the Markdown is removed, and so are images: the policy of the site loads none.
 */
export function renderMarkdownPage(page: BookPage, { book, catalog, copy }: ProseContext): Html {
  const slugger = new GithubSlugger();
  const codes = toCodes(catalog);
  const top = `${toBookTop(page)}../`;
  const print = (part: Html) => String(part);
  let isInLink = false;
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }) {
        const id = slugger.slug(toText(tokens));
        const text = raw(inLink(() => this.parser.parseInline(tokens)));
        if (depth === 1) return print(html`<h1 id="${id}">${text}</h1>`);
        return print(raw(`<h${depth} id="${id}"><a href="#${id}">${text}</a></h${depth}>\n`));
      },
      code({ text, lang }) {
        // Output is for reading, not for copying.
        if (lang === 'text' || lang === 'console') {
          return print(html`<div class="printed"><pre tabindex="0"><code>${text}</code></pre></div>\n`);
        }
        return print(
          html`${renderCopyable(highlight(text, lang), html`<span class="label">${lang ?? ''}</span>`, copy)}\n`,
        );
      },
      codespan({ text }) {
        const place = isInLink ? undefined : codes.get(text);
        const code = html`<code>${text}</code>`;
        return print(place === undefined ? code : html`<a href="${top}${place}/">${code}</a>`);
      },
      link({ href, tokens }) {
        const address = toAddress(href, page, book);
        if (address === undefined) return this.parser.parseInline(tokens);
        const text = raw(inLink(() => this.parser.parseInline(tokens)));
        return print(html`<a href="${address}">${text}</a>`);
      },
      image: ({ text }) => print(html`${text}`),
      html: () => '',
      table({ header, rows }) {
        const cells = (row: typeof header, name: 'th' | 'td') =>
          row.map(({ tokens }) => {
            const text = this.parser.parseInline(tokens);
            return text === '' ? '<td></td>' : `<${name}>${text}</${name}>`;
          });
        const line = (row: typeof header, name: 'th' | 'td') => `<tr>${cells(row, name).join('')}</tr>\n`;
        const body = rows.map((row) => line(row, 'td')).join('');
        const head = header.some(({ text }) => text !== '') ? `<thead>${line(header, 'th')}</thead>\n` : '';
        return `<div class="wide" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>\n`;
      },
    },
  });

  /** Renders the text of a link, which holds no other. */
  function inLink(render: () => string): string {
    isInLink = true;
    const text = render();
    isInLink = false;
    return text;
  }

  return raw(marked.parser(marked.lexer(page.markdown) as Token[]));
}

/** Returns the code of whatever names one. */
function toCodes(catalog: Catalog): ReadonlyMap<string, number> {
  return new Map(
    catalog.flatMap(({ code, reason, messages }) =>
      [String(code), reason, ...Object.keys(messages)].map((name): [string, number] => [name, code]),
    ),
  );
}

/** Returns the Markdown of a page with links that lead on from its place on the site. */
export function toBookMarkdown(page: BookPage, book: Book): string {
  const [first = '', ...rest] = page.markdown.split(/^(?=```)/m);
  let isCode = false;
  return [
    replaceLinks(first, page, book),
    ...rest.map((part) => {
      isCode = !isCode;
      return isCode ? part : replaceLinks(part, page, book);
    }),
  ].join('');
}

function replaceLinks(text: string, page: BookPage, book: Book): string {
  return text.replace(/(!?)\[([^\]]*)\]\(([^()\s]*)\)/g, (_, image: string, label: string, href: string) => {
    const address = image ? undefined : toAddress(href, page, book, 'index.md');
    return address === undefined ? label : `[${label}](${address})`;
  });
}
