import { type AnyParams, type Catalog, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { type Hints, type Messages, translate } from '@errlex/i18n';
import { sampleParams } from '../catalog/sample-params.js';
import { sampleCounts } from './sample-counts.js';

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
