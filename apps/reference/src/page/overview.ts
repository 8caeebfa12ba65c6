import { html } from 'hono/html';
import { toFolder } from '../languages.js';
import { renderName, renderSectionName } from './code-page.js';
import { type Entry, toSections } from './entries.js';
import { type Html, type PageContext, renderLayout, toTop } from './layout.js';

/** Renders the first page of a language: the decoder, and every code in a line. */
export function renderOverview(context: PageContext): Promise<string> {
  const { language, entries, title, example } = context;
  const { texts } = language;
  const path = toFolder(language);
  const sections = [...toSections(entries)];
  return renderLayout(context, {
    path,
    localPath: '',
    title: `${title ? `${title} · ` : ''}${texts.title}`,
    description: texts.lead,
    links: html`<link rel="alternate" type="text/markdown" href="errors.md">`,
    main: html`<main id="main" class="overview" tabindex="-1">
<p class="lead">${texts.lead}</p>
<section class="decoder needs-script" aria-labelledby="decoder">
<h2 id="decoder">${texts.decoder}</h2>
<p id="decoder-lead">${texts.decoderLead}</p>
<textarea id="encoded" rows="2" dir="ltr" spellcheck="false" autocomplete="off" autocapitalize="off" aria-label="${texts.decoderText}" aria-describedby="decoder-lead"></textarea>
<p class="buttons"><button type="button" id="example" data-example="${example}">${texts.example}</button> <button type="button" id="clear">${texts.clear}</button> <button type="button" id="share" hidden>${texts.share}</button></p>
<p id="decoded-count" role="status"></p>
<ol id="decoded"></ol>
</section>
${sections.length > 1 ? renderContents(sections, context) : ''}
<div id="codes">
${sections.map(
  ([section, own], index) => html`<section class="group" id="section-${index + 1}">
<h2>${section ? renderSectionName(section, language) : texts.codes}</h2>
<ul class="codes">${own.map((entry) => renderLine(entry, language.tag))}</ul></section>
`,
)}</div>
</main>`,
    footer: html`<h2>${texts.machine}</h2>
<p dir="ltr">${renderMachineLinks(toTop(path), path)}</p>`,
  });
}

function renderContents(
  sections: readonly (readonly [string, readonly Entry[]])[],
  context: PageContext,
): Html {
  const { language } = context;
  return html`<nav class="contents" aria-label="${language.texts.codes}"><ul>${sections.map(
    ([section, own], index) =>
      html`<li><a href="#section-${index + 1}">${section ? renderSectionName(section, language) : language.texts.codes}</a> <span class="label">${own.length}</span></li>
`,
  )}</ul></nav>`;
}

function renderLine({ definition, messages }: Entry, tag: string): Html {
  const { code, reason, httpStatus } = definition;
  const [first] = messages;
  return html`<li id="${code}"><a href="${code}/"><bdi class="number" dir="ltr">${code}</bdi> <bdi class="name" dir="ltr">${renderName(reason)}</bdi> <span class="text"${first && first.translation.locale !== tag ? html` lang="${first.translation.locale}" dir="${first.translation.dir}"` : ''}>${first?.translation.text ?? ''}</span></a>${httpStatus ? html`<span class="status">${httpStatus}</span>` : ''}</li>
`;
}

function renderMachineLinks(top: string, folder: string): Html {
  const files = ['errors.json', 'errors.schema.json', 'openapi.json', `${folder}errors.md`, 'llms.txt'];
  return html`${files.map((file) => html`<a href="${top}${file}">${file.split('/').at(-1)}</a> `)}`;
}
