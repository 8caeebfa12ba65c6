import type { AnyApiError, ErrorDefinition } from '@errlex/core';
import { parseJsonExact, type ResponseError, toOutcome } from '@errlex/core/response';
import { parseLocalized } from '@errlex/i18n';
import { findObjects } from './find-objects.js';
import type { Lexicon } from './page-data.js';

/** An error that a text tells of, and where: `line` counts from 1. */
export interface FoundError {
  readonly line: number;
  readonly error: AnyApiError | ResponseError;
}

type Thrown = FoundError['error'];

/** How deep a value is looked into. */
const DEPTH = 6;

/** The most UTF-16 units behind a code that may be its text. */
const TEXT_LIMIT = 512;

/**
 * The errors that a text tells of, in its order: those of the JSON in it, be it a body, a frame or a part of
 * a log line, and on the other lines the codes and reasons that are only named.
 */
export function findErrors(text: string, lexicon: Lexicon): FoundError[] {
  const found: FoundError[] = [];
  const rows = new Map(
    lexicon.errors.catalog.flatMap((row) => [[String(row.code), row] as const, [row.reason, row] as const]),
  );
  let line = 1;
  let read = 0;
  const readTo = (end: number, isTaken: boolean) => {
    const lines = text.slice(read, end).split('\n');
    // The line that goes on behind `end`, or that began with JSON, is told by its JSON.
    for (const [index, one] of lines.entries()) {
      const isShared =
        (index === lines.length - 1 && isTaken) || (index === 0 && found.at(-1)?.line === line);
      if (!isShared)
        found.push(...findNamed(one, rows, lexicon).map((error) => ({ line: line + index, error })));
    }
    line += lines.length - 1;
    read = end;
  };
  for (const { start, end, value } of findObjects(text)) {
    const errors = readValue(value, lexicon, DEPTH);
    if (errors.length === 0) continue;
    readTo(start, true);
    found.push(...errors.map((error) => ({ line, error })));
    line += text.slice(start, end).split('\n').length - 1;
    read = end;
  }
  readTo(text.length, false);
  return found;
}

/** The errors of a value: its own, those of its items, or what is nested in it, JSON in a string included. */
function readValue(value: unknown, lexicon: Lexicon, depth: number): Thrown[] {
  if (typeof value === 'string') return /^\s*[[{]/.test(value) ? readString(value, lexicon, depth) : [];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  const { errors } = lexicon;
  const outcome = Array.isArray(value) ? undefined : toOutcome(value, { errors });
  if (outcome?.kind === 'api-error') {
    return [errors.fromJSON(value) ?? recognizeText(outcome.error, lexicon)];
  }
  const nested = Object.values(value).flatMap((field) => readValue(field, lexicon, depth - 1));
  return nested.length === 0 && outcome?.kind === 'response-error' ? [outcome.error] : nested;
}

function readString(text: string, lexicon: Lexicon, depth: number): Thrown[] {
  try {
    return readValue(parseJsonExact(text), lexicon, depth - 1);
  } catch {
    return [];
  }
}

/** The same error, told by a text in the language of the page. */
function recognizeText(error: AnyApiError, { errors, messages }: Lexicon): AnyApiError {
  return error.messageId === undefined
    ? (parseLocalized(error.payload, messages, { errors }) ?? error)
    : error;
}

/** What stands between a code and its text. */
const separator = /^[\s"'\\,:;=()[\]-]*(?:(?:msg|message)[\s"'\\:=]*)?/i;

/**
 * The codes of the catalog that a line names, else its reasons. A text behind a code is that of the code
 * where it is documented.
 */
function findNamed(line: string, rows: ReadonlyMap<string, ErrorDefinition>, lexicon: Lexicon): Thrown[] {
  const { errors, messages } = lexicon;
  const named = [...line.matchAll(/(?<![\w.-])-?\d{3,9}(?![\w-]|[.:]\d)/g)].flatMap(
    ({ 0: number, index }) => {
      const row = rows.get(number);
      if (row === undefined) return [];
      const rest = line.slice(index + number.length, index + number.length + TEXT_LIMIT);
      const text = rest.replace(separator, '').replace(row.reason, '').replace(separator, '');
      const msg = text.replace(/["'\\)\]}\s]+$/, '');
      const told = parseLocalized({ code: row.code, msg }, messages, { errors });
      return told?.messageId === undefined ? toBare(row, lexicon) : [told];
    },
  );
  if (named.length > 0) return named;
  const reasons = new Set(line.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g));
  return [...reasons].flatMap((reason) => {
    const row = rows.get(reason);
    return row ? toBare(row, lexicon) : [];
  });
}

/** The error of a code that came without a text. */
function toBare({ code }: ErrorDefinition, { errors }: Lexicon): Thrown[] {
  const error = errors.toApiError({ code, msg: '' });
  return error ? [error] : [];
}
