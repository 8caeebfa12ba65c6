import type { SpotV3 } from '../catalog/spot-v3.js';
import type { Fields } from '../contract/payload.js';
import type { AnyErrorSet, ContractReader, ErrorSet } from '../define-errors.js';
import { spotV3Reader } from '../spot-v3-errors.js';
import { findCodes } from './find-codes.js';
import { decodeText, findEncodings, mayHoldError, type SearchNames, toSearchNames } from './find-names.js';
import { visitObjects } from './find-objects.js';
import { defineLazy } from './lazy.js';
import { type Outcome, toOutcome } from './to-outcome.js';

/** An error inside a longer text. */
export interface FoundPayload {
  /** Start index in the text, in UTF-16 units. */
  readonly start: number;
  /** Index of the first character after it. */
  readonly end: number;
  /** The result of `toOutcome` for it: an error, or a batch with an error. Created at the first access. */
  readonly outcome: Outcome;
}

export interface FindPayloadsOptions {
  /** The error set of the API. Default: `spotV3Errors`. */
  readonly errors?: AnyErrorSet | undefined;
}

/** Maximum number of nested encodings around a payload. */
const MAX_LEVELS = 3;

/** Maximum number of times that a text is decoded. */
const MAX_DECODINGS = 6;

/** A parsed error, with its position in the text. */
interface FoundValue {
  readonly start: number;
  readonly end: number;
  readonly value: Fields;
}

/** A text to search: the original text, or the text after `levels` levels of encoding were removed. */
interface SearchedText {
  readonly text: string;
  readonly levels: number;
  /** Converts an index of `text` into an index of the original text. */
  readonly toOriginalIndex: (index: number) => number;
}

/**
 * Finds the errors in a text, such as a log, in their order: everything that `toOutcome` reads as an error or as a
 * batch with one. If errors overlap, returns the outer one. Never throws. Takes time linear in the length of the
 * text.
 *
 * Finds
 * - payloads and JSON of this library, at any depth of other objects and lists;
 * - the same inside up to three levels of strings (`\"code\"`), CSV (`""code""`), URLs (`%22code%22`) and HTML
 *   (`&quot;code&quot;`), in any mixture;
 * - objects as Node's console and Python print them: `{ code: -1121, msg: 'Invalid symbol.' }`,
 *   `{'code': -1121, 'msg': None}`;
 * - codes written in prose: `code=-1121`, `code: -1121, msg="Invalid symbol."` and `[-1121] Invalid symbol.`, if the
 *   code is in the catalog and negative or at least 1000. The msg ends with the documented text, else with the line,
 *   or with the string, brackets or markup around it.
 *
 * Searches for the fields of the contract's payload shape. A log record, which has `level` beside `msg` or
 * `message`, counts as an error only if the catalog holds its code; the objects inside it are searched.
 *
 * Does not find objects that are incomplete or malformed, objects with more than 16 levels below them, field names
 * with escaped letters, strings over several lines, numbers with separators, text with terminal colors, and other
 * notations: YAML, XML, PHP, Go, Ruby, Java.
 *
 * @example
 * for (const { start, end, outcome } of findPayloads(line)) {
 *   if (outcome.kind === 'api-error') console.log(line.slice(start, end), outcome.data.reason);
 * }
 */
export function findPayloads(text: string, { errors }: FindPayloadsOptions = {}): FoundPayload[] {
  const shape = errors?.payload;
  if (!mayHoldError(text, shape)) return [];
  const names = toSearchNames(shape);
  const reader = errors?.reader ?? spotV3Reader;
  const found: FoundValue[] = [];
  const searched: SearchedText[] = [{ text, levels: 0, toOriginalIndex: (index) => index }];
  // The loop body appends decoded texts to `searched`; the loop then visits these texts too.
  for (const current of searched) {
    for (const { start, end, value } of findInText(current.text, names, reader)) {
      found.push({ start: current.toOriginalIndex(start), end: current.toOriginalIndex(end), value });
    }
    for (const encoding of current.levels < MAX_LEVELS ? findEncodings(current.text, names) : []) {
      if (searched.length > MAX_DECODINGS) break;
      const { plain, toOriginalIndex } = decodeText(current.text, encoding);
      searched.push({
        text: plain,
        levels: current.levels + 1,
        toOriginalIndex: (index) => current.toOriginalIndex(toOriginalIndex(index)),
      });
    }
  }
  // The cast is safe: `toOutcome` looks codes up in the same error set.
  const options = { errors: errors as ErrorSet<SpotV3> | undefined };
  return keepOuter(found).map(({ start, end, value }) =>
    defineLazy({ start, end }, 'outcome', () => toOutcome(value, options)),
  );
}

function findInText(text: string, names: SearchNames, reader: ContractReader): FoundValue[] {
  const found: FoundValue[] = [];
  visitObjects(text, names.fields, (object) => {
    const isFound = isError(object.value, reader);
    if (isFound) found.push(object);
    return isFound;
  });
  for (const { start, end, code, msg } of findCodes(text, names, reader)) {
    found.push({ start, end, value: reader.write({ code, message: msg }) });
  }
  return found;
}

/** Tests whether `toOutcome` reads a value without a status as an error, or as a batch with one. */
function isError(value: Fields, reader: ContractReader): boolean {
  if (isLogRecord(value, reader)) return false;
  if (reader.readJson(value) || reader.parseErrorBody(value)) return true;
  const items = reader.findItems(value);
  return items?.some((item) => reader.parseItem(item) && !isLogRecord(item as Fields, reader)) === true;
}

/** Tests whether a value is a log record whose code is not in the catalog. */
function isLogRecord(value: Fields, reader: ContractReader): boolean {
  const { level, msg, message, $errlex } = value;
  if (level === undefined || (msg === undefined && message === undefined) || $errlex === 1) return false;
  const payload = reader.parsePayload(value);
  return payload === undefined || reader.describe({ code: payload.code, msg: '' }).definition === undefined;
}

/** Sorts errors by position. Of overlapping errors, keeps the outer one, or the first if neither is inside the other. */
function keepOuter(found: FoundValue[]): FoundValue[] {
  let passed = 0;
  return found
    .sort((left, right) => left.start - right.start || right.end - left.end)
    .filter(({ start, end }) => {
      const isKept = start >= passed;
      if (isKept) passed = end;
      return isKept;
    });
}
