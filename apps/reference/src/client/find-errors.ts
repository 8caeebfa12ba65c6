import type { Catalog, ErrorData } from '@errlex/core';
import { findPayloads, type Outcome, toOutcome } from '@errlex/core/response';
import { findMessage } from '@errlex/i18n';
import type { Lexicon } from './page-data.js';

/** An error in a text. */
export interface FoundError {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly data: ErrorData;
  /** The part of the text that was read. */
  readonly body: string;
}

/** Most comparisons of a line with a definition, and longest line that is compared, in UTF-16 units. */
const MAX_COMPARISONS = 20_000;
const MAX_LINE_LENGTH = 512;

/**
 * Finds the errors in a text, in its order: payloads wherever they are, and lines that are a message of the catalog,
 * in English or in the language of the page.
 */
export function findErrors(text: string, lexicon: Lexicon): FoundError[] {
  const found: FoundError[] = [];
  let place = 0;
  let line = 1;
  let comparisons = 0;
  /** Moves on to a place; the text before it holds no payload. */
  const moveTo = (index: number) => {
    for (const [offset, part] of text.slice(place, index).split('\n').entries()) {
      line += Math.min(offset, 1);
      const body = part.trim();
      if (body === '' || body.length > MAX_LINE_LENGTH || comparisons > MAX_COMPARISONS) continue;
      comparisons += lexicon.errors.catalog.length;
      const data = findByText(body, lexicon);
      if (data) found.push({ line, data, body });
    }
    place = index;
  };
  for (const { start, end, outcome } of findPayloads(text, { errors: lexicon.errors })) {
    moveTo(start);
    const body = text.slice(start, end);
    for (const data of errorsOf(outcome, lexicon)) found.push({ line, data, body });
    line += body.split('\n').length - 1;
    place = end;
  }
  moveTo(text.length);
  return found;
}

/** Returns the errors of a whole body that came with a status. */
export function readErrors(body: string, httpStatus: number, lexicon: Lexicon): FoundError[] {
  const { errors } = lexicon;
  const outcome = toOutcome(body, { errors, responseInfo: { httpStatus, receivedAt: Date.now() } });
  return errorsOf(outcome, lexicon).map((data) => ({ line: 1, data, body }));
}

/** Returns the errors of the failed items of an outcome, else its own. */
function errorsOf(outcome: Outcome<Catalog>, lexicon: Lexicon): ErrorData[] {
  const items = 'items' in outcome ? (outcome.items ?? []) : [];
  const failures = items.flatMap((item) => errorsOf(item, lexicon));
  return failures.length > 0 || !('data' in outcome) ? failures : [addMessage(outcome.data, lexicon)];
}

/** Adds message id and params to an error whose text is in the language of the page. */
function addMessage(data: ErrorData, { messages }: Lexicon): ErrorData {
  const found = data.messageId === undefined ? findMessage(data, messages) : undefined;
  return found ? { ...data, ...found } : data;
}

/** Returns the error whose message a text is as a whole. */
function findByText(msg: string, lexicon: Lexicon): ErrorData | undefined {
  const { catalog, reader } = lexicon.errors;
  for (const { code } of catalog) {
    const data = addMessage(reader.describe({ code, msg }), lexicon);
    // A message that is nothing but a param fits any text.
    if (data.messageId !== undefined && !Object.values(data.params).includes(msg)) return data;
  }
  return undefined;
}
