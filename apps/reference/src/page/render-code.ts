import { html } from 'hono/html';
import { executedKeys, retryKeys } from '../advice-keys.js';
import type { PageTexts } from '../page-texts.js';
import type { SampleRequests } from '../requests/sample-request.js';
import { type Html, renderSegments } from './render-segments.js';
import type { Entry, EntryMessage } from './to-entries.js';
import { toSamples } from './to-samples.js';

/** What all codes of a page share. */
export interface CodeContext {
  readonly texts: PageTexts;
  readonly requests: SampleRequests;
  /** Whether a definition is not one of the shipped ones. */
  readonly isOwn: (entry: Entry) => boolean;
}

/** Renders a code, with its number and its reason as targets of links. */
export function renderCode(entry: Entry, context: CodeContext): Html {
  const { texts } = context;
  const { code, reason, httpStatus, gatewayStatus } = entry.definition;
  const { advice, hint, guide, messages } = entry;
  return html`<article class="code" id="${code}" aria-labelledby="${reason}">
<h3 id="${reason}" dir="ltr"><a class="number" href="#${code}">${code}</a> <a class="name" href="#${reason}">${reason}</a></h3>
${messages.map((message) => renderMessage(message, messages.length === 1, texts))}
<dl>
${renderAdvice(advice, texts)}
${hint && fact(texts.hint, html`<span lang="${hint.locale}" dir="${hint.dir}">${hint.text}</span>`)}
${guide && fact(texts.cause, html`<span lang="en" dir="ltr">${guide.cause}</span>`)}
${guide && fact(texts.remedy, html`<span lang="en" dir="ltr">${guide.fix}</span>`)}
${httpStatus && fact(texts.httpStatus, html`${httpStatus}`)}
${gatewayStatus && fact(texts.gatewayStatus, html`${gatewayStatus}`)}
</dl>
<h4>${texts.payload}</h4>
${messages.map((message) => renderPayload(message, context))}
<details class="samples"><summary>${texts.samples}</summary>
${toSamples(entry, context.isOwn(entry)).map(
  ({ host, code: sample }) => html`<h4 dir="auto">${host === 'browser' ? texts.browser : host}</h4>
<div class="copyable"><pre lang="en" dir="ltr"><code>${sample}</code></pre>${renderCopy(texts)}</div>`,
)}
</details>
</article>
`;
}

function renderAdvice({ retry, executed }: Entry['advice'], texts: PageTexts): Html | '' {
  const parts = [retry && texts[retryKeys[retry]], executed && texts[executedKeys[executed]]].filter(Boolean);
  return parts.length === 0
    ? ''
    : fact(texts.advice, html`${parts.map((part) => html`<span>${part}</span>`)}`);
}

function renderMessage(message: EntryMessage, isOne: boolean, texts: PageTexts): Html {
  const { id, documented, translation, segments } = message;
  const [template, ...names] = message.template;
  const kinds = template.match(/%[ds]/g) ?? [];
  const facts = [
    ...(isOne ? [] : [html`<code dir="ltr">${id}</code>`]),
    ...names.map(
      (name, index) =>
        html`<code dir="ltr">${name}</code> ${kinds[index] === '%d' ? texts.number : texts.text}`,
    ),
  ];
  return html`<div class="message">
<p class="text" lang="${translation.locale}" dir="${translation.dir}">${renderSegments(segments)}</p>
<p class="documented"><span class="label">${texts.documented}</span> <span lang="en" dir="ltr">${renderSegments(documented)}</span></p>
${facts.length > 0 ? html`<ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>` : ''}
</div>
`;
}

function renderPayload({ id, payload }: EntryMessage, { texts, requests }: CodeContext): Html {
  const attempt = Object.hasOwn(requests, id)
    ? html`<button type="button" class="try" data-try="${id}">${texts.try}</button>`
    : '';
  return html`<div class="copyable"><pre lang="en" dir="ltr"><code>${JSON.stringify(payload)}</code></pre>${renderCopy(texts)}${attempt}</div>
${attempt && html`<div class="attempt" aria-live="polite"></div>`}
`;
}

function renderCopy({ copy }: PageTexts): Html {
  return html`<button type="button" class="copy">${copy}</button>`;
}

function fact(label: string, value: Html): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}
