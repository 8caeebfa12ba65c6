import { type AnyParams, type Catalog, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { type Hints, loadHints, loadMessages, type Messages, translate } from '@errlex/i18n';
import MarkdownIt from 'markdown-it';
import { loadReaderMessages, sampleParams } from './catalog/load-messages.js';
import { CommandError, print, renderFacts, type Terminal, title, toJson } from './terminal.js';

export interface ReviewOptions {
  readonly html?: true;
  readonly json?: true;
}

/** Prints every message and hint of a language beside the English, for a native reader. */
export async function review(tag: string, { html, json }: ReviewOptions, terminal: Terminal): Promise<void> {
  const { messages, known } = await loadReaderMessages(tag);
  if (!known) throw new CommandError(`No messages for "${tag}".`);
  const found = toReview(await loadTexts(messages.locale), await loadTexts('en'));
  const render = html ? renderReviewPage : renderReview;
  await print(terminal, json ? toJson(found, 2) : render(found));
}

async function loadTexts(locale: string): Promise<LanguageTexts> {
  return { messages: await loadMessages(locale), hints: await loadHints(locale) };
}

/** Collects every message and hint of a language, with params filled in. */
export function toReview(language: LanguageTexts, english: LanguageTexts): Review {
  const { locale, dir } = language.messages;
  const ids = Object.keys(english.messages.texts).map((key) =>
    key.replace(/_(?:zero|one|two|few|many|other)$/, ''),
  );
  const messages = [...new Set(ids)].flatMap((id) =>
    toSamples(id, locale, english.messages).map((params) => ({
      keys: [id],
      params,
      english: renderMessage(id, params, english.messages) ?? '',
      text: renderMessage(id, params, language.messages) ?? null,
    })),
  );
  return { locale, dir, messages, hints: toHints(language.hints, english.hints) };
}

/** All texts of a language. */
export interface LanguageTexts {
  readonly messages: Messages;
  readonly hints: Hints;
}

function toSamples(id: string, locale: string, { texts }: Messages): AnyParams[] {
  const rows: Catalog = [...spotV3, ...httpErrors];
  const row = rows.flatMap(({ messages }) => Object.entries(messages)).find(([key]) => key === id)?.[1];
  const params = row === undefined ? {} : sampleParams(row);
  const [count] = Object.keys(params);
  if (count === undefined || Object.hasOwn(texts, id)) return [params];
  return sampleCounts(locale).map((value) => ({ ...params, [count]: value }));
}

function renderMessage(messageId: string, params: AnyParams, messages: Messages): string | undefined {
  const has = (key: string) => Object.hasOwn(messages.texts, key);
  if (!has(messageId) && !has(`${messageId}_other`)) return undefined;
  return translate({ code: 0, reason: undefined, messageId, params, message: '' }, messages).text;
}

function toHints({ texts }: Hints, english: Hints): Sentence[] {
  const hints = new Map<string, Sentence & { keys: string[] }>();
  for (const [reason, hint] of Object.entries(english.texts)) {
    const text = texts[reason] ?? null;
    const known = hints.get(`${hint}\n${text}`);
    if (known) known.keys.push(reason);
    else hints.set(`${hint}\n${text}`, { keys: [reason], params: {}, english: hint, text });
  }
  return [...hints.values()];
}

/** Counts that languages distinguish most often. */
const usual = [1, 2, 5, 11, 21];

/** Counts to try for plural categories that no usual count has. */
const candidates = [...Array.from({ length: 201 }, (_, count) => count), 1_000_000, 1.5];

/** Returns counts to show a plural message with: 1, 2, 5, 11, 21, and one for each further category of the language. */
export function sampleCounts(locale: string): number[] {
  const rules = new Intl.PluralRules(locale);
  const seen = new Set(usual.map((count) => rules.select(count)));
  const counts = [...usual];
  for (const count of candidates) {
    if (seen.has(rules.select(count))) continue;
    seen.add(rules.select(count));
    counts.push(count);
  }
  return counts.sort((left, right) => left - right);
}

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
