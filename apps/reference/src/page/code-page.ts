import { html } from 'hono/html';
import { type Language, toFolder } from '../languages.js';
import { executedKeys, type PageTexts, retryKeys } from '../page-texts.js';
import type { Entry, EntryMessage } from './entries.js';
import {
  type Html,
  type PageContext,
  renderCodeList,
  renderCopyable,
  renderLayout,
  renderProse,
  renderSegments,
  renderTitle,
} from './layout.js';
import { highlight, toSamples } from './samples.js';

/** Renders the page of a code in the language of the context. */
export function renderCodePage(context: PageContext, entry: Entry): Promise<string> {
  const { language, catalog, title } = context;
  const { texts } = language;
  const { code, reason } = entry.definition;
  const { messages, guide } = entry;
  const [first] = messages;
  const text = first?.translation.text ?? '';
  const fix = guide?.fix ?? toAdviceText(entry, language);
  return renderLayout(context, {
    path: `${toFolder(language)}${code}/`,
    localPath: `${code}/`,
    title: `${code} ${reason}${title ? ` · ${title}` : ''}`,
    description: `${text} ${fix}`.trim(),
    main: html`<div class="columns">
<main id="main" tabindex="-1">
<article class="code">
<p class="crumbs"><a href="../">${renderTitle(title, texts.title)}</a>${renderSection(context, entry)}</p>
<h1 dir="ltr"><span class="number">${code}</span> <span class="name">${renderName(reason)}</span></h1>
${messages.length === 1 && first ? html`<p class="text" lang="${first.translation.locale}" dir="${first.translation.dir}">${renderSegments(first.segments)}</p>` : ''}
${renderBadges(entry, texts)}
${renderFix(context, entry)}
${guide ? html`<section><h2>${texts.cause}</h2>\n${renderGuideText(guide.cause, context, entry)}</section>` : ''}
${entry.hint ? html`<section><h2>${texts.hint}</h2>\n<p lang="${entry.hint.locale}" dir="${entry.hint.dir}">${entry.hint.text}</p></section>` : ''}
${renderMessages(messages, texts)}
<section><h2>${texts.payload}</h2>
${messages.map((message) => renderPayload(message, messages.length === 1, context))}</section>
<section class="samples"><h2>${texts.samples}</h2>
${toSamples(entry, context.isOwn(entry)).map(
  ({ host, code: sample }) =>
    html`${renderCopyable(highlight(sample, 'ts'), html`<h3 dir="auto">${host === 'browser' ? texts.browser : host}</h3>`, texts.copy)}\n`,
)}</section>
${renderRelated(entry, texts, catalog)}
${renderTurning(context, entry)}
</article>
</main>
${renderCodeList(context, entry)}
</div>`,
  });
}

/** Renders a page that leads from the reason of a code to the page of its number. */
export function renderRedirect({ code, reason }: Entry['definition'], path: string, url = ''): string {
  const href = url ? `${url}${path.replace(`${reason}/`, `${code}/`)}` : `../${code}/`;
  return String(html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${reason}</title>
<meta http-equiv="refresh" content="0; url=../${code}/">
<link rel="canonical" href="${href}">
<a href="../${code}/">${code} ${reason}</a>
</html>
`);
}

function renderSection({ language }: PageContext, { definition: { section } }: Entry): Html | '' {
  return section ? html` <span aria-hidden="true">/</span> ${renderSectionName(section, language)}` : '';
}

/** Renders the name of a section, in English if the language has none. */
export function renderSectionName(section: string, { sections }: PageContext['language']): Html {
  const name = Object.hasOwn(sections, section) ? sections[section] : undefined;
  return name === undefined ? html`<span lang="en" dir="ltr">${section}</span>` : html`${name}`;
}

/** Renders a reason that a narrow screen breaks after an underscore, not within a word. */
export function renderName(reason: string): Html {
  return html`${reason.split(/(?<=_)/).map((part, index) => (index === 0 ? part : html`<wbr>${part}`))}`;
}

/** Renders a badge for the status, the retry advice and whether the operation was executed. */
function renderBadges({ definition, advice: { retry, executed } }: Entry, texts: PageTexts): Html {
  const { httpStatus } = definition;
  return html`<ul class="badges">${httpStatus ? html`<li dir="ltr">HTTP ${httpStatus}</li>` : ''}${
    retry ? html`<li class="${retry}">${texts[`${retryKeys[retry]}Badge`]}</li>` : ''
  }${executed ? html`<li class="executed-${executed}">${texts[`${executedKeys[executed]}Badge`]}</li>` : ''}</ul>`;
}

/** Returns the advice in sentences; Chinese and Japanese have no space between them. */
function toAdviceText({ advice: { retry, executed } }: Entry, { tag, texts }: Language): string {
  const sentences = [retry && texts[retryKeys[retry]], executed && texts[executedKeys[executed]]];
  return sentences.filter((text) => text !== undefined).join(/^(?:ja|zh)/.test(tag) ? '' : ' ');
}

/** Renders the fix and the advice, above all other facts. */
function renderFix(context: PageContext, entry: Entry): Html | '' {
  const { texts, tag } = context.language;
  const { guide } = entry;
  const advice = toAdviceText(entry, context.language);
  if (guide === undefined && advice === '') return '';
  const note =
    guide && entry.guideLanguage !== tag && tag !== 'en' ? html`<p class="note">${texts.inEnglish}</p>` : '';
  return html`<section class="fix ${entry.advice.retry ?? ''}"><h2>${guide ? texts.remedy : texts.advice}</h2>
${guide ? renderGuideText(guide.fix, context, entry) : ''}
${advice && html`<p class="advice">${advice}</p>`}
${note}</section>`;
}

function renderGuideText(
  text: string,
  { catalog, language }: PageContext,
  { definition, guideLanguage }: Entry,
): Html {
  const isOwn = guideLanguage === language.tag;
  const prose = renderProse(text, catalog, definition.code);
  return isOwn ? html`<p>${prose}</p>` : html`<p lang="en" dir="ltr">${prose}</p>`;
}

/** Renders the documented messages, unless the only one is the text below the heading. */
function renderMessages(messages: readonly EntryMessage[], texts: PageTexts): Html | '' {
  const [first] = messages;
  const isOne = messages.length === 1;
  if (isOne && first?.translation.text === first?.msg && first?.template.length === 1) return '';
  return html`<section class="messages"><h2>${texts.messages}</h2>
${messages.map((message) => renderMessage(message, isOne, texts))}</section>`;
}

function renderMessage(message: EntryMessage, isOne: boolean, texts: PageTexts): Html {
  const { id, documented, translation, segments } = message;
  const [template, ...names] = message.template;
  const kinds = template.match(/%[ds]/g) ?? [];
  const isSame = translation.text === message.msg;
  const params = names.map(
    (name, index) =>
      html`<li><code dir="ltr">${name}</code> ${kinds[index] === '%d' ? texts.number : texts.text}</li>`,
  );
  return html`<div class="message">
${isOne ? '' : html`<h3><code dir="ltr">${id}</code></h3>\n<p class="text" lang="${translation.locale}" dir="${translation.dir}">${renderSegments(segments)}</p>`}
${isSame && !isOne ? '' : html`<p class="documented"><span class="label">${texts.documented}</span> <span lang="en" dir="ltr">${renderSegments(documented)}</span></p>`}
${params.length > 0 ? html`<ul class="params" aria-label="${texts.params}">${params}</ul>` : ''}
</div>
`;
}

function renderPayload(
  { id, payload }: EntryMessage,
  isOne: boolean,
  { language: { texts }, requests }: PageContext,
): Html {
  const attempt = Object.hasOwn(requests, id)
    ? html`<button type="button" class="try" data-try="${id}">${texts.try}</button>`
    : '';
  return html`${renderCopyable(highlight(JSON.stringify(payload), 'json'), html`<span class="label" lang="en" dir="ltr">${isOne ? 'JSON' : id}</span>`, texts.copy, attempt)}
${attempt && html`<div class="attempt" aria-live="polite"></div>`}
`;
}

function renderRelated({ related }: Entry, texts: PageTexts, catalog: PageContext['catalog']): Html | '' {
  const known = related.filter((one) => catalog.includes(one));
  if (known.length === 0) return '';
  return html`<section class="related"><h2>${texts.related}</h2>
<ul>${known.map(({ code, reason }) => html`<li><a href="../${code}/" dir="ltr"><span class="number">${code}</span> <span class="name">${reason}</span></a></li>`)}</ul></section>`;
}

function renderTurning({ entries, language: { texts, dir } }: PageContext, entry: Entry): Html {
  const index = entries.indexOf(entry);
  const arrows = dir === 'rtl' ? ['→', '←'] : ['←', '→'];
  const link = (other: Entry | undefined, rel: 'prev' | 'next') =>
    other &&
    html`<a rel="${rel}" href="../${other.definition.code}/">${rel === 'prev' ? `${arrows[0]} ` : ''}<bdi class="number">${other.definition.code}</bdi>${rel === 'next' ? ` ${arrows[1]}` : ''}</a>`;
  return html`<div class="turn">${link(entries[index - 1], 'prev')}
<button type="button" class="print needs-script">${texts.print}</button>
${link(entries[index + 1], 'next')}</div>`;
}
