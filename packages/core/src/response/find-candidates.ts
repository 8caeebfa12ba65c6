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
  type Tokens,
  toScalar,
} from './find-tokens.js';

/** An object found in a text. */
export interface FoundObject {
  readonly start: number;
  readonly end: number;
  readonly value: Fields;
}

/** The fields to search for, and their distance from the error object. */
export interface SearchedFields {
  readonly names: readonly string[];
  /** A bit mask of the first characters of `names`. The last five bits of a character are its bit number. */
  readonly initials: number;
  /**
   * Number of levels from the object with the field up to the error object: 0 for `code`, 1 for `error.code`.
   */
  readonly reach: number;
  /** Number of levels from a list of items up to its batch: 1 for `items`, 2 for `data.items`. */
  readonly listReach: number;
}

/** The state of the parser while it reads one object in a text, from its opening brace on. */
export interface Reading extends Tokens {
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
  /** Whether it has more than `MAX_HEIGHT` levels below it. */
  readonly isHigh: boolean;
  readonly start: number;
  /** Undefined if `makesValues` is false. */
  readonly value: unknown[] | Record<string, unknown> | undefined;
  /** The key whose value is being read. */
  key: string;
  /**
   * Number of levels upwards in which an object may be an error because of a field found here. 0: only this
   * object itself. Negative: no such field was found.
   */
  reach: number;
}

/**
 * Stands for an open object or list with more than `MAX_HEIGHT` levels below it. Written without object
 * spread, because bundlers keep unused objects that contain one.
 */
const highObject: Frame = { isList: false, isHigh: true, start: 0, value: undefined, key: '', reach: -1 };
const highList: Frame = { isList: true, isHigh: true, start: 0, value: undefined, key: '', reach: -1 };

/** States of the parser, named by the token that it expects next. */
const AT_KEY = 0;
const AT_COLON = 1;
const AT_VALUE = 2;
/** Expects a comma, the end, or a `+` between the parts of a string. */
const AT_DELIMITER = 3;
const AT_STRING = 4;

export function createReading(
  text: string,
  fields: SearchedFields,
  start: number,
  makesValues: boolean,
): Reading {
  return { text, fields, makesValues, index: start, bracesInStrings: [], passedBraces: 0 };
}

/**
 * Parses the object that begins at a brace, up to the first syntax error. One grammar covers JSON, the
 * console output of Node, and Python dicts. Returns the objects that may be errors because of their fields,
 * ordered by their ends: the outer object and objects in it. Their `value` is set only if `makesValues` is
 * true.
 */
export function findCandidates(reading: Reading): FoundObject[] {
  const { text, fields, makesValues } = reading;
  const candidates: FoundObject[] = [];
  const stack: Frame[] = [];
  let frame: Frame | undefined;
  let state = AT_VALUE;
  let value: unknown;
  for (;;) {
    const unit = text.charCodeAt(reading.index);
    if (unit === 32 || (unit >= 9 && unit <= 13)) {
      reading.index++;
    } else if (state === AT_COLON) {
      if (unit !== COLON) return candidates;
      reading.index++;
      state = AT_VALUE;
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) {
      if (frame === undefined || frame.isList !== (unit === CLOSE_LIST)) return candidates;
      // Python allows a comma before the end.
      if (state === AT_DELIMITER) setField(frame, value);
      else if (state !== (frame.isList ? AT_VALUE : AT_KEY)) return candidates;
      reading.index++;
      const closed = frame;
      if (closed.reach >= 0 && !closed.isList) {
        candidates.push({ start: closed.start, end: reading.index, value: closed.value as Fields });
      }
      stack.pop();
      frame = stack[stack.length - 1];
      if (frame === undefined) return candidates;
      if (closed.reach >= 0) raiseReach(frame, frame.isList ? fields.listReach : closed.reach - 1);
      value = closed.value;
      state = AT_DELIMITER;
    } else if (state === AT_DELIMITER) {
      if (unit === COMMA && frame) {
        setField(frame, value);
        state = frame.isList ? AT_VALUE : AT_KEY;
      } else if (unit === PLUS && typeof value === 'string') {
        state = AT_STRING;
      } else return candidates;
      reading.index++;
    } else if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE || unit === BACKTICK) {
      // Skips the text of a key whose first character differs from the first character of every searched
      // name.
      const initial = text.charCodeAt(reading.index + 1) & 31;
      const isNeeded = makesValues || (state === AT_KEY && ((fields.initials >>> initial) & 1) === 1);
      const string = readString(unit, reading, isNeeded);
      if (string === undefined) return candidates;
      if (state === AT_KEY && frame) setKey(frame, string, fields);
      else value = state === AT_STRING ? (value as string) + string : string;
      state = state === AT_KEY ? AT_COLON : AT_DELIMITER;
    } else if (state === AT_STRING) {
      return candidates;
    } else if (state === AT_KEY) {
      const key = readWord(reading, true);
      if (key === '' || frame === undefined) return candidates;
      setKey(frame, key, fields);
      state = AT_COLON;
    } else {
      // Node's console prints the class name before an object.
      const word = unit === OPEN_OBJECT || unit === OPEN_LIST ? '' : readWord(reading, false);
      const opening = text.charCodeAt(reading.index);
      if (opening === OPEN_OBJECT || opening === OPEN_LIST) {
        frame = createFrame(opening === OPEN_LIST, reading);
        stack.push(frame);
        const high = stack[stack.length - MAX_HEIGHT - 2];
        if (high) stack[stack.length - MAX_HEIGHT - 2] = high.isList ? highList : highObject;
        reading.index++;
        state = frame.isList ? AT_VALUE : AT_KEY;
      } else {
        if (word === '') return candidates;
        value = makesValues ? toScalar(word) : undefined;
        state = AT_DELIMITER;
      }
    }
  }
}

function createFrame(isList: boolean, { index, makesValues }: Reading): Frame {
  const value = makesValues ? (isList ? [] : {}) : undefined;
  return { isList, isHigh: false, start: index, value, key: '', reach: -1 };
}

function raiseReach(frame: Frame, reach: number): void {
  if (!frame.isHigh && reach > frame.reach) frame.reach = reach;
}

function setKey(frame: Frame, key: string, { names, reach }: SearchedFields): void {
  if (frame.isHigh) return;
  frame.key = key;
  if (frame.reach < reach && names.includes(key)) frame.reach = reach;
}

function setField({ value: holder, key }: Frame, value: unknown): void {
  if (holder === undefined) return;
  if (Array.isArray(holder)) holder.push(value);
  else if (key !== '__proto__') holder[key] = value;
  // Defines `__proto__` as an own field, as in JSON.
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
