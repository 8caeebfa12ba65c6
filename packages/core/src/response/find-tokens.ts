export const DOUBLE_QUOTE = 34;
const PERCENT = 37;
const AMPERSAND = 38;
export const SINGLE_QUOTE = 39;
export const PLUS = 43;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_LIST = 91;
const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const BACKTICK = 96;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;

/** A text that is read token by token. */
export interface TokenCursor {
  readonly text: string;
  /** Index of the next character to read. After a failure, the index where reading stopped. */
  index: number;
  /** Indexes of the opening braces inside strings: each may begin an object that the string contains. */
  readonly bracesInStrings: number[];
}

/**
 * Reads a string up to its closing quotation mark. Returns `''` if `isNeeded` is false, which saves time.
 * Returns `undefined` if the string does not end on its line.
 */
export function readString(quote: number, cursor: TokenCursor, isNeeded: boolean): string | undefined {
  const { text, bracesInStrings } = cursor;
  const start = cursor.index + 1;
  let isEscaped = false;
  for (let index = start; ; index++) {
    const unit = text.charCodeAt(index);
    if (unit === quote) {
      cursor.index = index + 1;
      if (!isNeeded) return '';
      const string = text.slice(start, index);
      return isEscaped ? string.replace(escapes, decodeEscape) : string;
    }
    if (unit === BACKSLASH) {
      isEscaped = true;
      index++;
    } else if (unit === OPEN_OBJECT) {
      // Skips `{\`, which cannot begin an object.
      if (text.charCodeAt(index + 1) !== BACKSLASH) bracesInStrings.push(index);
    } else if (unit === 10 || unit === 13 || Number.isNaN(unit)) {
      cursor.index = index;
      return undefined;
    }
  }
}

/** Reads an unquoted word; returns `''` if there is none. A key ends at white space or at a colon. */
export function readWord(cursor: TokenCursor, isKey: boolean): string {
  const { text } = cursor;
  const start = cursor.index;
  let index = start;
  let end = start;
  for (; ; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 32 || unit === 9) {
      if (isKey) break;
    } else if (endsWord(unit) || (isKey && unit === COLON)) break;
    else end = index + 1;
  }
  cursor.index = index;
  return text.slice(start, end);
}

/**
 * Tests whether a character ends the word before it. `%` and `&` also end a word, because encoded characters
 * begin with them.
 */
function endsWord(unit: number): boolean {
  return (
    unit === COMMA ||
    unit === CLOSE_OBJECT ||
    unit === CLOSE_LIST ||
    unit === OPEN_OBJECT ||
    unit === OPEN_LIST ||
    unit === DOUBLE_QUOTE ||
    unit === SINGLE_QUOTE ||
    unit === BACKTICK ||
    unit === BACKSLASH ||
    unit === PERCENT ||
    unit === AMPERSAND ||
    unit === 10 ||
    unit === 13 ||
    Number.isNaN(unit)
  );
}

/**
 * Converts a word into a number or a constant of JSON, JavaScript or Python. Returns any other word
 * unchanged.
 */
export function toScalar(word: string): unknown {
  const number = Number(word);
  if (!Number.isNaN(number)) {
    // An integer beyond 2^53 stays a string of digits, as in `parseJsonExact`.
    return !Number.isSafeInteger(number) && /^-?\d+$/.test(word) ? word : number;
  }
  switch (word) {
    case 'true':
    case 'True':
      return true;
    case 'false':
    case 'False':
      return false;
    case 'null':
    case 'None':
      return null;
    case 'undefined':
      return undefined;
    default:
      return word;
  }
}

/** Matches an escape sequence of JSON, JavaScript or Python. */
export const escapes = /\\(u[\da-fA-F]{4}|x[\da-fA-F]{2}|[\s\S])/g;

/** Returns the character that an escape sequence stands for. */
export function decodeEscape(_: string, mark: string): string {
  if (mark.length > 1) return String.fromCharCode(Number.parseInt(mark.slice(1), 16));
  const index = 'nrtbf'.indexOf(mark);
  return index < 0 ? mark : ('\n\r\t\b\f'[index] as string);
}
