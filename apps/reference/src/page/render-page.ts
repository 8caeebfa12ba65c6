import { html, raw } from 'hono/html';
import { type Language, toFolder } from '../languages/language.js';
import { scriptKeys } from '../page-texts.js';
import { policy } from '../policy.js';
import type { SampleRequests } from '../requests/sample-request.js';
import { renderCode } from './render-code.js';
import type { Html } from './render-segments.js';
import { type Entry, toSections } from './to-entries.js';
import { toExample } from './to-example.js';

/** The files that a page refers to, relative to the top of the site. */
interface PageFiles {
  readonly script: string;
  readonly style: string;
  readonly catalog: string;
  /** The texts of the page's language. */
  readonly locale: string;
  readonly requests?: string | undefined;
  readonly book?: string | undefined;
}

export interface PageParts {
  readonly language: Language;
  /** All languages of the site, this one included. */
  readonly languages: readonly Language[];
  readonly entries: readonly Entry[];
  readonly files: PageFiles;
  readonly requests: SampleRequests;
  readonly isOwn: (entry: Entry) => boolean;
  /** Whether payloads are `{ code, msg }`. */
  readonly hasDefaultShape: boolean;
  /** Undefined if the site has no book. */
  readonly bookTitle?: string | undefined;
  /** Name of the API that the codes belong to, in English. */
  readonly title?: string | undefined;
  /** Where the site will be published. Default: links to other languages are relative. */
  readonly url?: string | undefined;
  /** Path of the sandbox. */
  readonly sandbox?: string | undefined;
}

/** Renders the page of one language, which is complete without its script. */
export async function renderPage(parts: PageParts): Promise<string> {
  const { language, entries, files, title, sandbox, requests, isOwn, hasDefaultShape, bookTitle } = parts;
  const { tag, dir, texts } = language;
  const top = toFolder(language) === '' ? './' : '../';
  const sections = toSections(entries);
  const scriptTexts = JSON.stringify(Object.fromEntries(scriptKeys.map((key) => [key, texts[key]])));
  const heading = title
    ? html`<span lang="en" dir="ltr">${title}</span> ${texts.title}`
    : html`${texts.title}`;
  return String(
    await html`<!doctype html>
<html lang="${tag}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title ? `${title} · ` : ''}${texts.title}</title>
<meta name="description" content="${texts.lead}">
${renderAlternates(parts, top)}
<link rel="stylesheet" href="${top}${files.style}">
<script type="module" src="${top}${files.script}"></script>
</head>
<body data-catalog="${top}${files.catalog}" data-locale="${top}${files.locale}"${
      files.requests && sandbox
        ? html` data-requests="${top}${files.requests}" data-sandbox="${sandbox}"`
        : ''
    }${files.book ? html` data-book="${top}${files.book}" data-top="${top}"` : ''} data-texts="${scriptTexts}">
<a class="skip" href="#codes">${texts.skip}</a>
<header class="site">
<h1>${heading}</h1>
<p class="lead">${texts.lead}${bookTitle ? html` <a class="book" href="${top}book/" hreflang="en" lang="en" dir="ltr">${bookTitle}</a>` : ''}</p>
<details class="languages"><summary><span class="label">${texts.language}</span> ${language.name}</summary>
<nav aria-label="${texts.language}"><ul>
${parts.languages.map((other) => renderLanguageLink(other, language, top))}
</ul></nav></details>
</header>
<div class="columns">
<aside aria-label="${texts.codes}">
<div class="search needs-script"><label for="search">${texts.search}</label>
<input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="${texts.searchBy}" aria-describedby="found">
<p id="found" role="status"></p>
<ul id="found-pages" lang="en" dir="ltr" hidden></ul></div>
<nav aria-label="${texts.codes}">
${[...sections].map(
  ([section, own]) => html`${section && html`<p class="section" lang="en" dir="ltr">${section}</p>`}
<ul>${own.map(
    ({ definition: { code, reason } }) =>
      html`<li><a href="#${code}" dir="ltr"><span class="number">${code}</span> <span class="name">${reason}</span></a></li>`,
  )}</ul>
`,
)}</nav>
</aside>
<main>
<section class="decoder needs-script" aria-labelledby="decoder">
<h2 id="decoder">${texts.decoder}</h2>
<p id="decoder-lead">${texts.decoderLead}</p>
<label for="encoded">${texts.decoderText}</label>
<textarea id="encoded" rows="5" dir="auto" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="decoder-lead"></textarea>
<p class="actions"><button type="button" id="example" data-example="${toExample(entries, hasDefaultShape)}">${texts.example}</button> <button type="button" id="clear">${texts.clear}</button></p>
<p id="decoded-count" role="status"></p>
<ol id="decoded"></ol>
</section>
<div id="codes" tabindex="-1">
${[...sections].map(
  ([section, own]) => html`<section class="group">
${section && html`<h2 lang="en" dir="ltr">${section}</h2>`}
${own.map((entry) => renderCode(entry, { texts, requests, isOwn }))}</section>
`,
)}</div>
</main>
</div>
<footer>
<h2>${texts.machine}</h2>
<p dir="ltr">${renderMachineLinks(top, toFolder(language))}</p>
</footer>
</body>
</html>
`,
  );
}

function renderAlternates({ languages, language, url }: PageParts, top: string): Html {
  const toHref = (other: Language) => `${url ?? top}${toFolder(other)}`;
  return html`<link rel="canonical" href="${toHref(language)}">
${languages.map(
  (other) => html`<link rel="alternate" hreflang="${other.tag}" href="${toHref(other)}">
`,
)}<link rel="alternate" hreflang="x-default" href="${url ?? top}">`;
}

function renderLanguageLink(
  { tag, dir, name, ...other }: Language,
  { tag: current }: Language,
  top: string,
): Html {
  const href = `${top}${toFolder({ tag, ...other })}`;
  return html`<li><a href="${href}" lang="${tag}" hreflang="${tag}" dir="${dir}"${tag === current ? raw(' aria-current="page"') : ''}>${name}</a></li>
`;
}

function renderMachineLinks(top: string, folder: string): Html {
  const files = ['errors.json', 'errors.schema.json', 'openapi.json', `${folder}errors.md`, 'llms.txt'];
  return html`${files.map((file) => html`<a href="${top}${file}">${file.split('/').at(-1)}</a> `)}`;
}
