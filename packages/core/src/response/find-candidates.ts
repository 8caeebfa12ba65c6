import type { Fields } from '../contract/payload.js';
import {
  BACKTICK,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  OPEN_LIST,
  OPEN_OBJECT,
  PLUS,
  readString,
  readWord,
  SINGLE_QUOTE,
  type TokenCursor,
  toScalar,
} from './find-tokens.js';

/** An object found in a text. */
export interface FoundObject {
  readonly start: number;
  readonly end: number;
  readonly value: Fields;
}

/** The names of the fields to search for, and how many levels below the error object these fields can be. */
export interface SearchedFields {
  readonly names: readonly string[];
  /** A bit mask of the first characters of `names`: bit 3 stands for `c`, whose last five bits are 3. */
  readonly initials: number;
  /** Number of levels from the object with the field up to the error: 0 for `code`, 1 for `error.code`. */
  readonly errorLevels: number;
  /** Number of levels from a list of items up to its batch: 1 for `items`, 2 for `data.items`. */
  readonly batchLevels: number;
}

/** The state of the parser while it reads one object in a text, from its opening brace on. */
export interface ParserState extends TokenCursor {
  readonly fields: SearchedFields;
  readonly makesValues: boolean;
  /** Number of `bracesInStrings` that are before the current position of the search. */
  passedBraces: number;
}

/**
 * Maximum number of levels below an object that is returned. Limits the cost, because each inner object may
 * be checked again. An object with more levels is skipped; the search goes on with its inner objects.
 */
const MAX_HEIGHT = 16;

/** An object or list whose end is not reached yet. */
interface Frame {
  readonly isList: boolean;
  /** Whether it is not returned, because it has more than `MAX_HEIGHT` levels below it. */
  readonly isSkipped: boolean;
  readonly start: number;
  /** Undefined if `makesValues` is false. */
  readonly value: unknown[] | Record<string, unknown> | undefined;
  /** The key whose value is being read. */
  key: string;
  /**
   * Number of levels from here up to the highest object that may be an error because of a field found here.
   * 0: this object itself. Negative: no such field was found.
   */
  errorLevels: number;
}

/**
 * Replaces the frame of an object that has more than `MAX_HEIGHT` levels below it, and is therefore not
 * returned. Written without object spread, because bundlers keep unused objects that contain a spread.
 */
const highObject = { isList: false, isSkipped: true, start: 0, value: undefined, key: '', errorLevels: -1 };
const highList = { isList: true, isSkipped: true, start: 0, value: undefined, key: '', errorLevels: -1 };

/** States of the parser, named by the token that it expects next. */
const AT_KEY = 0;
const AT_COLON = 1;
const AT_VALUE = 2;
/** Expects a comma, the end, or a `+` between the parts of a string. */
const AT_DELIMITER = 3;
const AT_STRING = 4;

export function createParserState(
  text: string,
  fields: SearchedFields,
  start: number,
  makesValues: boolean,
): ParserState {
  return { text, fields, makesValues, index: start, bracesInStrings: [], passedBraces: 0 };
}

/**
 * Parses the object that begins at a brace, up to the first syntax error. One grammar covers JSON, the
 * console output of Node, and Python dicts. Returns the objects that may be errors because of their fields,
 * ordered by their ends: the outer object and objects in it. Their `value` is set only if `makesValues` is
 * true.
 */
export function findCandidates(parser: ParserState): FoundObject[] {
  const { text, fields, makesValues } = parser;
  const candidates: FoundObject[] = [];
  const stack: Frame[] = [];
  let frame: Frame | undefined;
  let state = AT_VALUE;
  let value: unknown;
  for (;;) {
    const unit = text.charCodeAt(parser.index);
    if (unit === 32 || (unit >= 9 && unit <= 13)) {
      parser.index++;
    } else if (state === AT_COLON) {
      if (unit !== COLON) return candidates;
      parser.index++;
      state = AT_VALUE;
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) {
      if (frame === undefined || frame.isList !== (unit === CLOSE_LIST)) return candidates;
      // Python allows a comma before the end.
      if (state === AT_DELIMITER) setField(frame, value);
      else if (state !== (frame.isList ? AT_VALUE : AT_KEY)) return candidates;
      parser.index++;
      const closed = frame;
      if (closed.errorLevels >= 0 && !closed.isList) {
        candidates.push({ start: closed.start, end: parser.index, value: closed.value as Fields });
      }
      stack.pop();
      frame = stack[stack.length - 1];
      if (frame === undefined) return candidates;
      if (closed.errorLevels >= 0)
        raiseErrorLevels(frame, frame.isList ? fields.batchLevels : closed.errorLevels - 1);
      value = closed.value;
      state = AT_DELIMITER;
    } else if (state === AT_DELIMITER) {
      if (unit === COMMA && frame) {
        setField(frame, value);
        state = frame.isList ? AT_VALUE : AT_KEY;
      } else if (unit === PLUS && typeof value === 'string') {
        state = AT_STRING;
      } else return candidates;
      parser.index++;
    } else if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE || unit === BACKTICK) {
      // Skips the text of a key whose first character is not the first character of a searched name.
      const initial = text.charCodeAt(parser.index + 1) & 31;
      const isNeeded = makesValues || (state === AT_KEY && ((fields.initials >>> initial) & 1) === 1);
      const string = readString(unit, parser, isNeeded);
      if (string === undefined) return candidates;
      if (state === AT_KEY && frame) setKey(frame, string, fields);
      else value = state === AT_STRING ? (value as string) + string : string;
      state = state === AT_KEY ? AT_COLON : AT_DELIMITER;
    } else if (state === AT_STRING) {
      return candidates;
    } else if (state === AT_KEY) {
      const key = readWord(parser, true);
      if (key === '' || frame === undefined) return candidates;
      setKey(frame, key, fields);
      state = AT_COLON;
    } else {
      // Node's console prints the class name before an object.
      const word = unit === OPEN_OBJECT || unit === OPEN_LIST ? '' : readWord(parser, false);
      const opening = text.charCodeAt(parser.index);
      if (opening === OPEN_OBJECT || opening === OPEN_LIST) {
        frame = createFrame(opening === OPEN_LIST, parser);
        stack.push(frame);
        const outer = stack[stack.length - MAX_HEIGHT - 2];
        if (outer) stack[stack.length - MAX_HEIGHT - 2] = outer.isList ? highList : highObject;
        parser.index++;
        state = frame.isList ? AT_VALUE : AT_KEY;
      } else {
        if (word === '') return candidates;
        value = makesValues ? toScalar(word) : undefined;
        state = AT_DELIMITER;
      }
    }
  }
}

function createFrame(isList: boolean, { index, makesValues }: ParserState): Frame {
  const value = makesValues ? (isList ? [] : {}) : undefined;
  return { isList, isSkipped: false, start: index, value, key: '', errorLevels: -1 };
}

function raiseErrorLevels(frame: Frame, errorLevels: number): void {
  if (!frame.isSkipped && errorLevels > frame.errorLevels) frame.errorLevels = errorLevels;
}

function setKey(frame: Frame, key: string, { names, errorLevels }: SearchedFields): void {
  if (frame.isSkipped) return;
  frame.key = key;
  if (frame.errorLevels < errorLevels && names.includes(key)) frame.errorLevels = errorLevels;
}

function setField({ value: holder, key }: Frame, value: unknown): void {
  if (holder === undefined) return;
  if (Array.isArray(holder)) holder.push(value);
  else if (key !== '__proto__') holder[key] = value;
  // Defines `__proto__` as an own field, as in JSON.
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
