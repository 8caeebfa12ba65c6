import { isAscii } from 'node:buffer';
import type { ErrorData } from '@errlex/core';
import { parseJsonExact } from '@errlex/core/response';
import type { DecodeContext } from './decoded.js';
import { MAX_LINE_BYTES } from './read-input.js';

/** Whole lines with their bytes as characters; `isPlain` says that they are ASCII. */
export interface Lines {
  readonly lines: string;
  readonly isPlain: boolean;
}

/** Splits a stream into whole lines, as many as a chunk completes; a line that is too long is split. */
export async function* wholeLines(stream: AsyncIterable<Buffer>): AsyncGenerator<Lines> {
  let rest = '';
  let isRestAscii = true;
  for await (const chunk of stream) {
    const text = chunk.toString('latin1');
    const isChunkAscii = isAscii(chunk);
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) {
      yield { lines: rest + text.slice(0, end), isPlain: isRestAscii && isChunkAscii };
      rest = '';
      isRestAscii = true;
    }
    rest += text.slice(end);
    isRestAscii &&= isChunkAscii;
    if (rest.length <= MAX_LINE_BYTES) continue;
    yield { lines: rest, isPlain: isRestAscii };
    rest = '';
    isRestAscii = true;
  }
  if (rest !== '') yield { lines: rest, isPlain: isRestAscii };
}

/** An object without nested ones and without an escape, alone at the end of a line. */
const flatObject = /^\{[^{}[\]\\]*\}\s*$/;

/** Such an object inside a string of another one, as a logger writes it: `{"text":"refused: {\"code\":-1121}"}`. */
const quotedObject = /^(\{[^{}[\]\\%&'`]*)(\{(?:[^{}[\]\\"]|\\")*\})([^{}[\]\\%&'`]*\})\s*$/;

/** Matches a field that could give the outer object a meaning of its own. */
const outerSign = /code|"(?:status|result|success|err\w*|ret\w*|\$errlex)"\s*:/i;

/**
 * Reads the error that is all there is in a line from its first brace on: the same as `readText` finds, but several
 * times as fast. Undefined if the line needs `readText`.
 */
export function readSimpleError(
  text: string,
  { errors: { payload: shape, reader } }: DecodeContext,
): ErrorData | undefined {
  let json = text;
  if (!flatObject.test(text)) {
    const [, before = '', quoted, after = ''] = (shape === undefined && quotedObject.exec(text)) || [];
    if (quoted === undefined || outerSign.test(before) || outerSign.test(after)) return undefined;
    json = quoted.replaceAll('\\"', '"');
  }
  try {
    const value = parseJsonExact(json) as Readonly<Record<string, unknown>>;
    if (value.level !== undefined || value.$errlex !== undefined) return undefined;
    const { payload, httpStatus } = reader.parseErrorBody(value) ?? {};
    return payload && httpStatus === undefined ? reader.describe(payload) : undefined;
  } catch {
    return undefined;
  }
}

/** Number of line ends that are kept: a power of two. */
const CACHE_SIZE = 2048;

/** The longest end of a line that is kept. */
const MAX_TAIL_LENGTH = 1024;

/** Matches what could be a code in prose, or a mark that encodes the text behind it. */
const meaning = /["'`\\%&}]|(?:[\w\x80-\xff-](?:\s*[:=]\s*|\s+)|\[)(?:-\d|\d{4,15}(?!\w|\.\d))/;

/** Tests whether what is in front of the first brace of a line changes nothing about what is found behind it. */
function isNeutral(line: string, brace: number): boolean {
  if (brace === 0) return true;
  return !meaning.test(line.slice(0, brace)) && !(/^\s*\[/.test(line) && line.trimEnd().endsWith(']'));
}

/** A value that was found in a line. */
export interface Found<Value> {
  readonly value: Value;
  /** False if it depends on the time. */
  readonly isFixed: boolean;
}

/** Reads a line from its first brace on if that is all there is in it, else from -1: the whole line. */
export type ReadLine<Value> = (line: string, isPlain: boolean, brace: number) => Found<Value>;

/**
 * Remembers what was found at the ends of lines, from their first brace on, that came twice: logs repeat themselves. What
 * is in front of the brace, such as the time, differs.
 */
export function rememberTails<Value>(read: ReadLine<Value>): (line: string, isPlain: boolean) => Value {
  const tails: string[] = new Array(CACHE_SIZE).fill('');
  const values: Value[] = [];
  const wholes = new Uint8Array(CACHE_SIZE);
  const seen = new Int32Array(CACHE_SIZE * 4);
  return (line, isPlain) => {
    const brace = line.indexOf('{');
    const length = line.length - brace;
    if (brace < 0 || length > MAX_TAIL_LENGTH || !isNeutral(line, brace))
      return read(line, isPlain, -1).value;
    // A line that is one object as a whole can also be unrecognized.
    const isWhole = brace === 0 || line.slice(0, brace).trim() === '' ? 1 : 0;
    let hash: number = isWhole;
    for (let index = brace; index < line.length; index++) hash = (hash * 31 + line.charCodeAt(index)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (CACHE_SIZE - 1);
    const tail = tails[slot] as string;
    if (tail.length === length && wholes[slot] === isWhole && line.endsWith(tail))
      return values[slot] as Value;
    const { value, isFixed } = read(line, isPlain, brace);
    const place = (hash ^ (hash >>> 13)) & (CACHE_SIZE * 4 - 1);
    if (seen[place] !== hash) seen[place] = hash;
    else if (isFixed) {
      // A slice would keep its whole chunk in memory.
      tails[slot] = Buffer.from(line.slice(brace), 'latin1').toString('latin1');
      values[slot] = value;
      wholes[slot] = isWhole;
    }
    return value;
  };
}

// Lines are passed through byte for byte, whatever their encoding: a string whose characters are bytes keeps them.

const ascii = /^[\0-\x7f]*$/;

/** Decodes bytes as UTF-8. */
export function toText(bytes: string): string {
  return ascii.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encodes a text as UTF-8, each byte as a character. */
export function toBytes(text: string): string {
  return ascii.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}
