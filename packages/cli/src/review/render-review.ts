import type { AnyParams } from '@errlex/core';
import MarkdownIt from 'markdown-it';
import { renderFacts, title } from '../terminal/style.js';

/** A language beside English. */
export interface Review {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly messages: readonly Sentence[];
  /** Reasons with the same hint are one entry. */
  readonly hints: readonly Sentence[];
}

/** A text and its English. */
export interface Sentence {
  /** Its keys in the file of the language: message ids, or reasons. */
  readonly keys: readonly string[];
  /** The params that were filled in; empty if it has none. */
  readonly params: AnyParams;
  readonly english: string;
  /** Null if the language lacks it. */
  readonly text: string | null;
}

/** Renders a language beside English for a terminal. */
export function renderReview({ locale, dir, messages, hints }: Review): string {
  const render = ({ keys, params, english, text }: Sentence): string =>
    renderFacts([keys.join(', '), renderParams(params)].filter((part) => part !== '').join('  '), [
      [locale, text ?? '(missing)'],
      ['en', english],
    ]);
  return [
    `${title(`${nameOf(locale)}, ${locale}, ${dir}: ${messages.length} sentences, ${hints.length} hints`)}\n`,
    ...messages.map(render),
    `${title('Hints')}\n`,
    ...hints.map(render),
  ].join('\n');
}

/** Returns the English name of a language. */
function nameOf(locale: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
}

/** Renders params as `min = 1, max = 1000`. */
function renderParams(params: Sentence['params']): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}

const { escapeHtml } = new MarkdownIt().utils;

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color-scheme: light dark; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid #8886; padding: .5rem; text-align: start; vertical-align: top; width: 38%; }
  th:first-child, td:first-child { font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; width: 24%; }
  .missing { background: #f006; }
`;

/** Renders a language beside English as one HTML page without scripts, to send to a native reader. */
export function renderReviewPage({ locale, dir, messages, hints }: Review): string {
  const name = escapeHtml(nameOf(locale));
  const renderTable = (sentences: readonly Sentence[]): string => `<table>
<thead><tr><th>key</th><th>${name}</th><th>English</th></tr></thead>
<tbody>
${sentences.map((sentence) => renderRow(sentence, locale, dir)).join('\n')}
</tbody>
</table>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${name} (${locale}): error messages to read</title>
<style>${style}</style>
</head>
<body>
<h1>${name} (${locale})</h1>
<p>Please read the sentence first and the English after it. Does a native reader stumble? Does it say the same? Write down the key and
the better sentence. Names such as <code>startTime</code> stay as they are.</p>
<h2>Messages</h2>
${renderTable(messages)}
<h2>Hints</h2>
<p>What the person in front of the screen can do.</p>
${renderTable(hints)}
</body>
</html>
`;
}

function renderRow({ keys, params, english, text }: Sentence, locale: string, dir: Review['dir']): string {
  const key = [...keys, renderParams(params)]
    .filter((part) => part !== '')
    .map(escapeHtml)
    .join('<br>');
  const told =
    text === null
      ? '<td class="missing">missing</td>'
      : `<td lang="${locale}" dir="${dir}">${escapeHtml(text)}</td>`;
  return `<tr><td>${key}</td>${told}<td>${escapeHtml(english)}</td></tr>`;
}
