import type { Fields } from '../contract/payload.js';
import {
  createParserState,
  type FoundObject,
  findCandidates,
  type ParserState,
  type SearchedFields,
} from './find-candidates.js';
import { DOUBLE_QUOTE } from './find-tokens.js';
import { parseJsonExact } from './response-error.js';

/**
 * Maximum number of times that `JSON.parse` may throw for one text: each exception costs as much as parsing a
 * hundred characters or more.
 */
const MAX_FAILURES = 8;

/**
 * Calls `visit` with the objects in a text that may be errors because of their fields, an outer object before
 * its inner ones. If `visit` returns true, the inner objects are skipped.
 *
 * Takes linear time. Each brace starts an attempt to read an object, unless an earlier attempt has read that
 * brace as the beginning of an object. So attempts overlap only if a brace is inside a string for the earlier
 * attempt. Then one of them is inside a string and the other is not, or their strings have different
 * quotation marks. A quotation mark changes this state of all attempts, so they remain different. There are
 * three quotation marks, so at most four attempts read the same character. Each attempt creates its value once.
 */
export function visitObjects(
  text: string,
  fields: SearchedFields,
  visit: (object: FoundObject) => boolean,
): void {
  let attempts: ParserState[] = [];
  let failures = 0;
  let close = 0;
  let next = text.indexOf('{');
  while (next >= 0) {
    const start = next;
    next = text.indexOf('{', start + 1);
    // Skips the first brace of `{{`: an object cannot begin with a brace.
    if (next === start + 1) continue;
    if (attempts.length > 0) {
      attempts = attempts.filter(({ index }) => index > start);
      for (const attempt of attempts) passBraces(attempt, start);
      if (!attempts.every((attempt) => isInString(start, attempt))) continue;
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
    const attempt = createParserState(text, fields, start, false);
    visitOuterFirst(findCandidates(attempt), (candidate) => {
      visitOuterFirst(findCandidates(createParserState(text, fields, candidate.start, true)), visit);
      return true;
    });
    if (attempt.bracesInStrings.length > 0) attempts.push(attempt);
    else if (next >= 0 && next < attempt.index) next = text.indexOf('{', attempt.index);
  }
}

/** Counts the braces in strings of an attempt that are before a brace. Call it with ascending positions. */
function passBraces(attempt: ParserState, brace: number): void {
  while ((attempt.bracesInStrings[attempt.passedBraces] ?? brace) < brace) attempt.passedBraces++;
}

/** Tests whether an attempt read a brace as part of a string. Call `passBraces` for that brace first. */
function isInString(brace: number, attempt: ParserState): boolean {
  return attempt.bracesInStrings[attempt.passedBraces] === brace;
}

/**
 * Parses an object that contains no other object. Returns `undefined` if the text is not JSON. Takes a
 * fraction of the time of `findCandidates`.
 */
function parseFlat(json: string): Fields | undefined {
  try {
    return parseJsonExact(json) as Fields;
  } catch {
    return undefined;
  }
}

/**
 * Visits objects that are sorted by their ends. Starts with the last one, so that an outer object comes
 * before its inner ones.
 */
function visitOuterFirst(objects: readonly FoundObject[], visit: (object: FoundObject) => boolean): void {
  let outer = Number.POSITIVE_INFINITY;
  for (let index = objects.length - 1; index >= 0; index--) {
    const object = objects[index] as FoundObject;
    if (object.start < outer && visit(object)) outer = object.start;
  }
}
