import { type Catalog, type Params, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { type Hints, type Messages, translate } from '@errlex/i18n';
import { sampleParams } from '../catalog/sample-params.js';
import { sampleCounts } from './sample-counts.js';

/** A language to be read beside English. */
export interface Review {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly messages: readonly Sentence[];
  /** Several reasons share a hint. */
  readonly hints: readonly Sentence[];
}

/** A sentence and its English. */
export interface Sentence {
  /** What it stands under in the file of the language: message ids, or reasons. */
  readonly keys: readonly string[];
  /** What it was filled in with; empty where it has no params. */
  readonly params: Params;
  readonly english: string;
  /** Null where the language lacks it. */
  readonly text: string | null;
}

/** Every message and hint of a language, filled in. */
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

/** What there is in a language. */
export interface LanguageTexts {
  readonly messages: Messages;
  readonly hints: Hints;
}

function toSamples(id: string, locale: string, { texts }: Messages): Params[] {
  const rows: Catalog = [...spotV3, ...httpErrors];
  const row = rows.flatMap(({ messages }) => Object.entries(messages)).find(([key]) => key === id)?.[1];
  const params = row === undefined ? {} : sampleParams(row);
  const [count] = Object.keys(params);
  if (count === undefined || Object.hasOwn(texts, id)) return [params];
  return sampleCounts(locale).map((value) => ({ ...params, [count]: value }));
}

function renderMessage(messageId: string, params: Params, messages: Messages): string | undefined {
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
