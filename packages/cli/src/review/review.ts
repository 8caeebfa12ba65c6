import { type AnyParams, type Catalog, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { type Hints, loadHints, loadMessages, type Messages, translate } from '@errlex/i18n';
import { loadReaderMessages, sampleParams } from '../catalog/load-messages.js';
import { CommandError, print, type Terminal, toJson } from '../terminal/terminal.js';
import { type Review, renderReview, renderReviewPage, type Sentence } from './render-review.js';

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
