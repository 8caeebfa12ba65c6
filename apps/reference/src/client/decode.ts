import type { AnyApiError, Executed, Retry } from '@errlex/core';
import { adviceFor } from '@errlex/core/response';
import { hintFor, type Translation, translate } from '@errlex/i18n';
import { markParams, type Segment, toDocumentedTemplate, toTemplates } from '../marking/mark-params.js';
import { type FoundError, findErrors } from './find-errors.js';
import type { Lexicon } from './page-data.js';

/** An error of a text, explained. */
export interface Decoded {
  /** Where it first stands, and how often it does. */
  readonly line: number;
  readonly count: number;
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  /** What it means, in the language of the page. */
  readonly meaning?: { readonly translation: Translation; readonly segments: readonly Segment[] } | undefined;
  /** The text that came, empty where only a code did. */
  readonly received: readonly Segment[];
  readonly hint?: Translation | undefined;
  readonly retry: Retry;
  readonly executed: Executed;
}

/** The most UTF-16 units of a text that are read. */
const TEXT_LIMIT = 4_194_304;

/** What a text tells of, the same error once. */
export function decode(text: string, lexicon: Lexicon): Decoded[] {
  const groups = new Map<string, { first: FoundError; count: number }>();
  for (const found of findErrors(text.slice(0, TEXT_LIMIT), lexicon)) {
    const key = toKey(found.error);
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: found, count: 1 });
  }
  return [...groups.values()].map(({ first, count }) => toDecoded(first, count, lexicon));
}

function toKey(error: FoundError['error']): string {
  if (!('code' in error)) return JSON.stringify([error.msg, error.body]);
  return JSON.stringify([error.code, error.messageId, error.params, error.payload.msg]);
}

function toDecoded({ line, error }: FoundError, count: number, lexicon: Lexicon): Decoded {
  const { retry, executed } = adviceFor(error);
  if (!('code' in error)) {
    return { line, count, received: [{ text: error.msg || error.body }], retry, executed };
  }
  const { code, reason, payload, definition, messageId } = error;
  const row = messageId === undefined ? undefined : definition?.messages[messageId];
  const documented = row ? [toDocumentedTemplate(row)] : [];
  const spoken = messageId === undefined ? [] : toTemplates(lexicon.messages.texts, messageId);
  return {
    line,
    count,
    code,
    reason,
    meaning: definition && toMeaning(error, [...spoken, ...documented], lexicon),
    received:
      payload.msg && payload.msg !== reason ? markParams(payload.msg, [...documented, ...spoken]) : [],
    hint: hintFor(error, lexicon.hints),
    retry,
    executed,
  };
}

function toMeaning(
  error: AnyApiError,
  templates: Parameters<typeof markParams>[1],
  { messages }: Lexicon,
): Decoded['meaning'] {
  const translation = translate(error, messages);
  return { translation, segments: markParams(translation.text, templates) };
}
