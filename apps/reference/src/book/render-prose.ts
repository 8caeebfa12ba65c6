import type { Catalog } from '@errlex/core';
import GithubSlugger from 'github-slugger';
import { html, raw } from 'hono/html';
import { Marked, type Token } from 'marked';
import type { Html } from '../page/render-segments.js';
import type { PageTexts } from '../page-texts.js';
import type { Book, BookPage } from './book.js';
import { toText } from './read-book.js';
import { toAddress, toTop } from './to-address.js';

interface ProseContext {
  readonly book: Book;
  readonly catalog: Catalog;
  readonly texts: Pick<PageTexts, 'copy'>;
}

/**
 * The Markdown of a page. A code, a reason or a message id that is marked as code leads to its place among the
 * codes. Markup in the Markdown is left out, and so are images: the policy of the site loads none.
 */
export function renderProse(page: BookPage, { book, catalog, texts }: ProseContext): Html {
  const slugger = new GithubSlugger();
  const places = toPlaces(catalog);
  const top = `${toTop(page)}../`;
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
        const block = html`<pre><code>${text}</code></pre>`;
        // What was printed is read, not run.
        if (lang === 'text' || lang === 'console') return print(html`<div class="printed">${block}</div>\n`);
        const button = html`<button type="button" class="copy">${texts.copy}</button>`;
        return print(html`<div class="copyable">${button}${block}</div>\n`);
      },
      codespan({ text }) {
        const place = isInLink ? undefined : places.get(text);
        const code = html`<code>${text}</code>`;
        return print(place === undefined ? code : html`<a href="${top}#${place}">${code}</a>`);
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

  /** A link holds no other. */
  function inLink(render: () => string): string {
    isInLink = true;
    const text = render();
    isInLink = false;
    return text;
  }

  return raw(marked.parser(marked.lexer(page.markdown) as Token[]));
}

/** The anchor of whatever names a code. */
function toPlaces(catalog: Catalog): Map<string, string> {
  return new Map(
    catalog.flatMap(({ code, reason, messages }) => [
      [String(code), String(code)],
      ...[reason, ...Object.keys(messages)].map((name): [string, string] => [name, reason]),
    ]),
  );
}
