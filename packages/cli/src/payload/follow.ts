import { isAscii } from 'node:buffer';
import type { ErrorData } from '@errlex/core';
import { classifyError, parseJsonExact } from '@errlex/core/response';
import { translate } from '@errlex/i18n';
import { toJson } from '../terminal/terminal.js';
import { type DecodeContext, renderNote, toDecoded, toTextLine } from './decoded.js';
import { MAX_LINE_BYTES } from './read-input.js';
import { isWorthPrinting, type Reading, readText } from './read-text.js';

export interface FollowOptions extends DecodeContext {
  /** Whether to print JSON. */
  readonly json: boolean;
}

/** Returns what to print for each chunk of a log; bytes are characters, on both sides. */
export async function* followChunks(
  stream: AsyncIterable<Buffer>,
  options: FollowOptions,
): AsyncGenerator<Buffer> {
  const follow = options.json ? createJsonFollower(options) : createFollower(options);
  let rest = '';
  let isRestAscii = true;
  for await (const chunk of stream) {
    const text = chunk.toString('latin1');
    const isChunkAscii = isAscii(chunk);
    const end = text.lastIndexOf('\n') + 1;
    const lines = end === 0 ? '' : rest + text.slice(0, end);
    if (lines !== '') {
      yield follow(lines, isRestAscii && isChunkAscii);
      rest = '';
      isRestAscii = true;
    }
    rest += text.slice(end);
    isRestAscii &&= isChunkAscii;
    if (rest.length <= MAX_LINE_BYTES) continue;
    yield follow(rest, isRestAscii);
    rest = '';
    isRestAscii = true;
  }
  if (rest !== '') yield follow(rest, isRestAscii);
}

/** Takes whole lines; `isPlain` says that they are ASCII. */
type Follow = (lines: string, isPlain: boolean) => Buffer;

/** Returns lines as they are and, below each, what the payloads in it say. */
function createFollower(context: FollowOptions): Follow {
  const output = createOutput();
  const notesOf = rememberTails((line, isPlain, brace) => {
    const data =
      brace < 0
        ? undefined
        : readSimpleError(isPlain ? line.slice(brace) : toText(line.slice(brace)), context);
    return data ? renderErrorNote(data, context) : renderNotes(isPlain ? line : toText(line), context);
  });
  return (lines, isPlain) => {
    let done = 0;
    for (let start = 0; start < lines.length; ) {
      const end = lines.indexOf('\n', start) + 1 || lines.length;
      const notes = notesOf(lines.slice(start, end), isPlain);
      start = end;
      if (notes === '') continue;
      output.put(lines.slice(done, end));
      if (lines.charCodeAt(end - 1) !== LINE_FEED) output.put('\n');
      output.put(notes);
      done = end;
    }
    output.put(lines.slice(done));
    return output.take();
  };
}

/** An object without nested ones and without an escape, alone at the end of a line. */
const flatObject = /^\{[^{}[\]\\]*\}\s*$/;

/** Such an object inside a string of another one, as a logger writes it: `{"text":"refused: {\"code\":-1121}"}`. */
const quotedObject = /^(\{[^{}[\]\\%&'`]*)(\{(?:[^{}[\]\\"]|\\")*\})([^{}[\]\\%&'`]*\})\s*$/;

/** What could give the outer object a meaning of its own. */
const outerSign = /code|"(?:status|result|success|err\w*|ret\w*|\$errlex)"\s*:/i;

/**
 * Reads the error that is all there is in a line from its first brace on: the same as `readText` finds, but several
 * times as fast. Undefined if the line needs `readText`.
 */
function readSimpleError(
  text: string,
  { errors: { payload: shape, reader } }: FollowOptions,
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

function renderErrorNote(data: ErrorData, { errors, messages }: FollowOptions): Notes {
  const { code, reason = null } = data;
  const { textRules } = errors;
  const advice = classifyError(data, { textRules });
  const translation = translate(data, messages);
  const note = renderNote({ kind: 'api-error', httpStatus: null, code, reason, advice, translation });
  return { text: toBytes(note), isFixed: advice.after === undefined };
}

/** Renders what the payloads in a line say; `isFixed` is false if it depends on the time. */
function renderNotes(line: string, context: FollowOptions): Notes {
  let text = '';
  let isFixed = true;
  for (const reading of readText(line, context.errors)) {
    if (!isWorthPrinting(reading)) continue;
    const decoded = toDecoded(reading, context);
    isFixed &&= decoded.advice?.after === undefined;
    text += renderNote(decoded);
  }
  return { text: toBytes(text), isFixed };
}

/** Returns one line of JSON for each payload of a line, or for the line without one. */
function createJsonFollower(options: FollowOptions): Follow {
  const output = createOutput();
  return (lines, isPlain) => {
    for (let start = 0; start < lines.length; ) {
      const end = lines.indexOf('\n', start) + 1 || lines.length;
      const text = isPlain ? lines.slice(start, end) : toText(lines.slice(start, end));
      start = end;
      output.put(toBytes(toJsonLines(text, readText(text, options.errors), options)));
    }
    return output.take();
  };
}

/** Renders a line of JSON for each reading of a document, or for the document without one. */
export function toJsonLines(text: string, readings: readonly Reading[], context: DecodeContext): string {
  if (readings.length > 0) return readings.map((reading) => toJson(toDecoded(reading, context))).join('');
  const body = text.replace(/\r?\n$/, '');
  return body.trim() === '' ? '' : toJson(toTextLine(body));
}

interface Notes {
  readonly text: string;
  readonly isFixed: boolean;
}

const LINE_FEED = 10;

/** Number of notes that are kept: a power of two. */
const CACHE_SIZE = 2048;

/** The longest end of a line whose notes are kept. */
const MAX_TAIL_LENGTH = 1024;

/** Matches what could be a code in prose, or a mark that encodes the text behind it. */
const meaning = /["'`\\%&}]|(?:[\w\x80-\xff-](?:\s*[:=]\s*|\s+)|\[)(?:-\d|\d{4,15}(?!\w|\.\d))/;

/** Tests whether what is in front of the first brace of a line changes nothing about what is found behind it. */
function isNeutral(line: string, brace: number): boolean {
  if (brace === 0) return true;
  return !meaning.test(line.slice(0, brace)) && !(/^\s*\[/.test(line) && line.trimEnd().endsWith(']'));
}

/**
 * Remembers the notes of the ends of lines, from their first brace on, that came twice: logs repeat themselves. What is
 * in front of the brace, such as the time, differs.
 */
function rememberTails(
  read: (line: string, isPlain: boolean, brace: number) => Notes,
): (line: string, isPlain: boolean) => string {
  const tails: string[] = new Array(CACHE_SIZE).fill('');
  const notes: string[] = new Array(CACHE_SIZE).fill('');
  const wholes = new Uint8Array(CACHE_SIZE);
  const seen = new Int32Array(CACHE_SIZE * 4);
  return (line, isPlain) => {
    const brace = line.indexOf('{');
    const length = line.length - brace;
    if (brace < 0 || length > MAX_TAIL_LENGTH || !isNeutral(line, brace)) return read(line, isPlain, -1).text;
    // A line that is one object as a whole can also be unrecognized.
    const isWhole = brace === 0 || line.slice(0, brace).trim() === '' ? 1 : 0;
    let hash = isWhole;
    for (let index = brace; index < line.length; index++) hash = (hash * 31 + line.charCodeAt(index)) | 0;
    const slot = (hash ^ (hash >>> 15)) & (CACHE_SIZE - 1);
    const tail = tails[slot] as string;
    if (tail.length === length && wholes[slot] === isWhole && line.endsWith(tail))
      return notes[slot] as string;
    const { text, isFixed } = read(line, isPlain, brace);
    const place = (hash ^ (hash >>> 13)) & (CACHE_SIZE * 4 - 1);
    if (seen[place] !== hash) seen[place] = hash;
    else if (isFixed) {
      // A slice would keep its whole chunk in memory.
      tails[slot] = Buffer.from(line.slice(brace), 'latin1').toString('latin1');
      notes[slot] = text;
      wholes[slot] = isWhole;
    }
    return text;
  };
}

/** Collects pieces of output in one buffer: joined strings would outlive the lines that they are made of. */
function createOutput(): { put(piece: string): void; take(): Buffer } {
  let buffer = Buffer.allocUnsafeSlow(2 ** 18);
  let length = 0;
  return {
    put(piece) {
      if (length + piece.length > buffer.length) {
        const larger = Buffer.allocUnsafeSlow((length + piece.length) * 2);
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      length += buffer.write(piece, length, 'latin1');
    },
    take() {
      const taken = Buffer.from(buffer.subarray(0, length));
      length = 0;
      return taken;
    },
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
