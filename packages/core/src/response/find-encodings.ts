import type { SearchNames } from './find-names.js';
import { decodeEscape, escapes } from './find-tokens.js';

/** An encoding of a text inside another text: the pattern to replace, and its replacement. */
export interface Encoding {
  /** Has exactly one group. */
  readonly pattern: RegExp;
  readonly decode: (match: string, group: string) => string;
}

/** A text from which one level of an encoding was removed. */
export interface DecodedText {
  readonly plain: string;
  /** Converts an index of `plain` into an index of the encoded text. */
  readonly toPlace: (index: number) => number;
}

const backslashes: Encoding = { pattern: escapes, decode: decodeEscape };
const html: Encoding = { pattern: /&(#\d{1,7}|#x[\da-f]{1,6}|quot|apos|amp|lt|gt);/gi, decode: decodeEntity };
const url: Encoding = { pattern: /(%[0-7][\da-f]|(?:%[89a-f][\da-f]){1,1024}|\+)/gi, decode: decodeUrl };
/** In CSV, quotation marks are doubled. */
const csv: Encoding = { pattern: /""()/g, decode: () => '"' };
const encodings = [backslashes, html, url, csv];

/**
 * Returns the encodings in which a text contains the name of a field. One encoded mark after a name proves
 * it: the closing quotation mark, a colon, or the opening mark of a value after an unquoted name.
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
  /** The indexes of `plain` after each replacement, and by how much `plain` is shorter up to there. */
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
  return { plain, toPlace: (index) => index + (shifts[countUpTo(places, index) - 1] ?? 0) };
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

function decodeEntity(match: string, name: string): string {
  if (name.startsWith('#')) {
    const isHexadecimal = /^#x/i.test(name);
    const point = Number.parseInt(name.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10);
    return point <= 0x10ffff ? String.fromCodePoint(point) : match;
  }
  switch (name.toLowerCase()) {
    case 'quot':
      return '"';
    case 'apos':
      return "'";
    case 'lt':
      return '<';
    case 'gt':
      return '>';
    default:
      return '&';
  }
}

function decodeUrl(match: string): string {
  if (match === '+') return ' ';
  try {
    return decodeURIComponent(match);
  } catch {
    // The bytes are not UTF-8.
    return match;
  }
}
