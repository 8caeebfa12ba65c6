import type { Fields } from '../contract/payload.js';
import {
  createReading,
  type FoundObject,
  findCandidates,
  type Reading,
  type SearchedFields,
} from './find-candidates.js';
import { DOUBLE_QUOTE } from './find-tokens.js';
import { parseJsonExact } from './response-error.js';

/**
 * Maximum number of exceptions of `JSON.parse` in one text: each costs as much as parsing a hundred
 * characters or more.
 */
const MAX_FAILURES = 8;

/**
 * Calls `visit` with the objects in a text that may be errors by their fields, an outer object before its
 * inner ones. If `visit` returns true, the inner ones are skipped.
 *
 * Takes linear time. An attempt to read an object starts at each brace, except at braces that an earlier
 * attempt has read as the beginning of an object. If attempts overlap, each is inside a different kind of
 * string or in none; this stays so, because a quotation mark changes the state of all of them. So at most
 * four attempts read a character, and each creates its value once.
 */
export function visitObjects(
  text: string,
  fields: SearchedFields,
  visit: (object: FoundObject) => boolean,
): void {
  let attempts: Reading[] = [];
  let failures = 0;
  let close = 0;
  let next = text.indexOf('{');
  while (next >= 0) {
    const start = next;
    next = text.indexOf('{', start + 1);
    // `{{` cannot begin an object.
    if (next === start + 1) continue;
    if (attempts.length > 0) {
      attempts = attempts.filter(({ index }) => index > start);
      if (!attempts.every((attempt) => isHidden(start, attempt))) continue;
    }
    if (close >= 0 && close < start) close = text.indexOf('}', start);
    const isFlat = start < close && (next < 0 || close < next) && text.charCodeAt(start + 1) === DOUBLE_QUOTE;
    if (isFlat && failures < MAX_FAILURES) {
      const value = parseFlat(text.slice(start, close + 1));
      if (value) {
        if (fields.names.some((name) => name in value)) visit({ start, end: close + 1, value });
        continue;
      }
      failures++;
    }
    const attempt = createReading(text, fields, start, false);
    visitOuter(findCandidates(attempt), (candidate) => {
      visitOuter(findCandidates(createReading(text, fields, candidate.start, true)), visit);
      return true;
    });
    if (attempt.hidden.length > 0) attempts.push(attempt);
    else if (next >= 0 && next < attempt.index) next = text.indexOf('{', attempt.index);
  }
}

/** Tests whether an attempt has read a brace as part of a string. Call it with ascending places. */
function isHidden(place: number, attempt: Reading): boolean {
  while ((attempt.hidden[attempt.passed] ?? place) < place) attempt.passed++;
  return attempt.hidden[attempt.passed] === place;
}

/** Parses an object without nested objects, if it is JSON: several times as fast as `findCandidates`. */
function parseFlat(json: string): Fields | undefined {
  try {
    return parseJsonExact(json) as Fields;
  } catch {
    return undefined;
  }
}

/**
 * Visits objects, sorted by their ends, from the last one, so that an outer object comes before its inner
 * ones.
 */
function visitOuter(objects: readonly FoundObject[], visit: (object: FoundObject) => boolean): void {
  let outer = Number.POSITIVE_INFINITY;
  for (let index = objects.length - 1; index >= 0; index--) {
    const object = objects[index] as FoundObject;
    if (object.start < outer && visit(object)) outer = object.start;
  }
}
