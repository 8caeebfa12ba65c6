import type { FieldNames, PayloadShape } from '../contract/payload-shape.js';
import type { SearchedFields } from './find-candidates.js';
import { decodeEscape, escapes } from './find-tokens.js';

/** The names and patterns by which the errors of a contract are found in a text. */
export interface SearchNames {
  readonly fields: SearchedFields;
  /** Matches a code written in prose. The code is in group 2 for `code=-1121`, and in group 3 for `[-1121]`. */
  readonly code: RegExp;
  /**
   * Matches the field name before a text, as in `msg=Invalid symbol.`, also after other `name=value` pairs.
   */
  readonly text: RegExp;
  /**
   * Matches a field name that is followed by an encoded character. The group shows the encoding: 1 a
   * backslash, 2 HTML, 3 a URL, 4 CSV.
   */
  readonly encoded: RegExp;
}

/** The field that marks the JSON of an `ApiError` in every contract. */
const OWN_MARK = '$errlex';

const defaultNames: SearchNames = /*#__PURE__*/ createSearchNames(
  [
    'code',
    'error',
    'result',
    'success',
    'errorCode',
    'errorMsg',
    'errorMessage',
    'errMsg',
    'errCode',
    OWN_MARK,
  ],
  0,
  // `batchLevels`: the lists of a batch are at the top level or in `data`.
  2,
);

/** Matches every text that contains an error of the default shape, and few other texts. */
const defaultErrorPattern =
  /(?:code|error|result|success|err(?:or)?(?:msg|message)|\$errlex)[\\"'`]{0,16}(?:\s{0,8}[:=]|[&%]|u00)|code\s{1,8}["']?(?:-\d|\d{4})|\[(?:-\d|\d{4})\d{0,14}\]/i;

/** Matches every text that contains a code written in prose. */
const proseCodePattern = /code(?:\s{0,8}[:=]\s{0,8}|\s{1,8})["']?(?:-\d|\d{4})|\[(?:-\d|\d{4})\d{0,14}\]/i;

/**
 * Tests quickly whether a text may contain an error of the payload shape, because most texts contain none.
 */
export function mayHoldError(text: string, shape: PayloadShape | undefined): boolean {
  if (shape === undefined) return defaultErrorPattern.test(text);
  return toFieldNames(shape).some((name) => text.includes(name)) || proseCodePattern.test(text);
}

export function toSearchNames(shape: PayloadShape | undefined): SearchNames {
  if (shape === undefined) return defaultNames;
  const { code, msg, items } = shape;
  const errorLevels = levelsOf([code, msg, items?.code, items?.msg]) - 1;
  return createSearchNames(
    toFieldNames(shape),
    errorLevels,
    levelsOf([items?.in]),
    lastNames(code),
    lastNames(msg),
  );
}

function createSearchNames(
  names: readonly string[],
  errorLevels: number,
  batchLevels: number,
  codes: readonly string[] = [],
  texts: readonly string[] = [],
): SearchNames {
  const initials = names.reduce((bits, name) => bits | (1 << (name.charCodeAt(0) & 31)), 0);
  const code = toPattern(['code', ...codes]);
  const text = toPattern(['msg', 'message', ...texts]);
  return {
    fields: { names, initials, errorLevels, batchLevels },
    code: new RegExp(
      `(?:(?:${code})(?:\\s{0,8}[:=]\\s{0,8}|\\s{1,8})(["']?)(-\\d{1,15}|\\d{4,15})\\1|` +
        '\\[(-\\d{1,15}|\\d{4,15})\\])(?!\\w|\\.\\d)',
      'gi',
    ),
    text: new RegExp(`^(?:[\\w.-]+=.{0,512}?[\\s,;&])?(?:${text})\\s?[:=]\\s?`, 'i'),
    encoded: new RegExp(
      `(?:(?:${toPattern(names)}|${text})(?:\\s{0,8}[:=]\\s{0,8})?|(?=&(?:(?:amp|#38);){0,3}#(?:123|x7b);|%(?:25){0,3}7b))` +
        '(?:(\\\\)|(&(?:amp;){0,3}(?:quot|apos|#\\d{2,3}|#x[\\da-f]{2});)|(%[2-7][\\da-f])|(""))',
      'gi',
    ),
  };
}

/** Returns the names of the fields that directly hold a code, or the text of a batch item. */
function toFieldNames({ code, msg, items }: PayloadShape): string[] {
  const inItems = items ? [...lastNames(items.code), ...lastNames(items.msg ?? msg)] : [];
  return [...lastNames(code), ...inItems, OWN_MARK];
}

function toList(names: FieldNames = []): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

/** Returns the last part of each dotted name. */
function lastNames(names: FieldNames | undefined): string[] {
  return toList(names).map((name) => name.slice(name.lastIndexOf('.') + 1));
}

/** Returns the number of parts of the longest dotted name, 0 without a name. */
function levelsOf(names: readonly (FieldNames | undefined)[]): number {
  return Math.max(0, ...names.flatMap((some) => toList(some).map((name) => name.split('.').length)));
}

/** Returns the source of a regular expression that matches any of the names. */
function toPattern(names: readonly string[]): string {
  return names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
}

/** An encoding of a text inside another text: the pattern to replace, and its replacement. */
export interface Encoding {
  /** Must have exactly one group: `decode` takes its text. */
  readonly pattern: RegExp;
  readonly decode: (match: string, group: string) => string;
}

/** A text from which one level of an encoding was removed. */
export interface DecodedText {
  readonly plain: string;
  /** Converts an index of `plain` into an index of the encoded text. */
  readonly toOriginalIndex: (index: number) => number;
}

const backslashes: Encoding = { pattern: escapes, decode: decodeEscape };
const html: Encoding = { pattern: /&(#\d{1,7}|#x[\da-f]{1,6}|quot|apos|amp|lt|gt);/gi, decode: decodeEntity };
const url: Encoding = { pattern: /(%[0-7][\da-f]|(?:%[89a-f][\da-f]){1,1024}|\+)/gi, decode: decodeUrl };
/** In CSV, quotation marks are doubled. */
const csv: Encoding = { pattern: /""()/g, decode: () => '"' };
const encodings = [backslashes, html, url, csv];

/**
 * Returns the encodings in which a text contains a field name. To detect an encoding, one encoded character
 * after a name is enough: the closing quotation mark, the colon, or the first character of the value.
 */
export function findEncodings(text: string, { encoded: pattern }: SearchNames): Encoding[] {
  if (!['\\', '&', '%', '""'].some((mark) => text.includes(mark))) return [];
  pattern.lastIndex = 0;
  const found = new Set<Encoding>();
  for (let match = pattern.exec(text); match && found.size < encodings.length; match = pattern.exec(text)) {
    const index = match.findIndex((group, position) => position > 0 && group !== undefined);
    found.add(encodings[index - 1] as Encoding);
  }
  return [...found];
}

/** Removes one level of an encoding from a text. */
export function decodeText(text: string, { pattern, decode }: Encoding): DecodedText {
  /**
   * `places` holds the indexes in `plain` after each shortened replacement; `shifts` holds the number of
   * characters removed up to there.
   */
  const places: number[] = [];
  const shifts: number[] = [];
  let shift = 0;
  const plain = text.replace(pattern, (match, group: string, index: number) => {
    const replacement = decode(match, group);
    if (replacement.length < match.length) {
      places.push(index - shift + replacement.length);
      shift += match.length - replacement.length;
      shifts.push(shift);
    }
    return replacement;
  });
  return { plain, toOriginalIndex: (index) => index + (shifts[countUpTo(places, index) - 1] ?? 0) };
}

/** Counts the numbers of an ascending list that are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' };

function decodeEntity(match: string, name: string): string {
  if (name.startsWith('#')) {
    const point = Number(`0${name.slice(1)}`);
    return point <= 0x10ffff ? String.fromCodePoint(point) : match;
  }
  return entities[name.toLowerCase()] ?? match;
}

function decodeUrl(match: string): string {
  if (match === '+') return ' ';
  try {
    return decodeURIComponent(match);
  } catch {
    // The bytes are not UTF-8: keep the escapes.
    return match;
  }
}
