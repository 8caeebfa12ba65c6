import type { ErrorData, Executed, Retry } from '@errlex/core';
import { classifyError } from '@errlex/core/response';
import { truncate } from '@errlex/core/text';
import { hintFor, type Translation, translate } from '@errlex/i18n';
import { markParams, type Segment, toDocumentedTemplate, toTemplates } from '../marking/mark-params.js';
import { type FoundError, findErrors, readErrors } from './find-errors.js';
import type { Lexicon } from './page-data.js';

/** An error in a text, explained. */
export interface Decoded {
  /** The line of its first occurrence, and the number of occurrences. */
  readonly line: number;
  readonly count: number;
  /** Undefined for an error without a code. */
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  /** Its message in the language of the page; undefined for a code that the catalog does not hold. */
  readonly meaning?: { readonly translation: Translation; readonly segments: readonly Segment[] } | undefined;
  /** The text that was received; empty if there was only a code. */
  readonly received: readonly Segment[];
  readonly hint?: Translation | undefined;
  readonly retry: Retry;
  readonly executed: Executed;
}

/** Longest text that is read, and longest excerpt of a body that is shown, in UTF-16 units. */
const MAX_TEXT_LENGTH = 4_194_304;
const MAX_EXCERPT_LENGTH = 1024;

/** Decodes the errors in a text, each distinct error once. */
export function decode(text: string, lexicon: Lexicon): Decoded[] {
  return explainAll(findErrors(text.slice(0, MAX_TEXT_LENGTH), lexicon), lexicon);
}

/** Decodes the errors in the body of a response. */
export function decodeResponse(body: string, httpStatus: number, lexicon: Lexicon): Decoded[] {
  return explainAll(readErrors(body, httpStatus, lexicon), lexicon);
}

function explainAll(all: readonly FoundError[], lexicon: Lexicon): Decoded[] {
  const groups = new Map<string, { first: FoundError; count: number }>();
  for (const found of all) {
    const { code, messageId, params, msg } = found.data;
    const key = JSON.stringify([code, messageId, params, msg, code === 0 && msg === '' ? found.body : '']);
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { first: found, count: 1 });
  }
  return [...groups.values()].map(({ first, count }) => explain(first, count, lexicon));
}

/** Explains an error in the language of the page. */
function explain({ line, data, body }: FoundError, count: number, lexicon: Lexicon): Decoded {
  const { errors, messages, hints } = lexicon;
  const { retry, executed } = classifyError(data, { textRules: errors.textRules });
  const common = { line, count, retry, executed };
  const { code, reason, msg, definition, messageId } = data;
  if (code === 0) return { ...common, received: [{ text: msg || truncate(body, MAX_EXCERPT_LENGTH) }] };
  const message = messageId === undefined ? undefined : definition?.messages[messageId];
  const documented = message ? [toDocumentedTemplate(message)] : [];
  const localized = messageId === undefined ? [] : toTemplates(messages.texts, messageId);
  return {
    ...common,
    code,
    reason,
    meaning: definition && toMeaning(data, [...localized, ...documented], lexicon),
    received: msg && msg !== reason ? markParams(msg, [...documented, ...localized]) : [],
    hint: hintFor(data, hints),
  };
}

function toMeaning(
  data: ErrorData,
  templates: Parameters<typeof markParams>[1],
  { messages }: Lexicon,
): Decoded['meaning'] {
  const translation = translate(data, messages);
  return { translation, segments: markParams(translation.text, templates) };
}
