import type { ErrorData } from '@errlex/core';
import { classifyError } from '@errlex/core/response';
import { translate } from '@errlex/i18n';
import { toJson } from '../terminal.js';
import {
  type DecodeContext,
  isWorthPrinting,
  type Reading,
  readText,
  renderNote,
  toDecoded,
  toTextLine,
} from './decoded.js';
import {
  type Found,
  type Lines,
  readSimpleError,
  rememberTails,
  toBytes,
  toText,
  wholeLines,
} from './read-lines.js';

export interface FollowOptions extends DecodeContext {
  /** Whether to print JSON. */
  readonly json: boolean;
}

const LINE_FEED = 10;

/** Returns what to print for each chunk of a log; bytes are characters, on both sides. */
export async function* followChunks(
  stream: AsyncIterable<Buffer>,
  options: FollowOptions,
): AsyncGenerator<Buffer> {
  const follow = options.json ? createJsonFollower(options) : createFollower(options);
  for await (const lines of wholeLines(stream)) yield follow(lines);
}

type Follow = (lines: Lines) => Buffer;

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
  return ({ lines, isPlain }) => {
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

function renderErrorNote(data: ErrorData, { errors, messages }: FollowOptions): Found<string> {
  const { code, reason = null } = data;
  const { textRules } = errors;
  const advice = classifyError(data, { textRules });
  const translation = translate(data, messages);
  const note = renderNote({ kind: 'api-error', httpStatus: null, code, reason, advice, translation });
  return { value: toBytes(note), isFixed: advice.after === undefined };
}

/** Renders what the payloads in a line say; `isFixed` is false if it depends on the time. */
function renderNotes(line: string, context: FollowOptions): Found<string> {
  let text = '';
  let isFixed = true;
  for (const reading of readText(line, context.errors)) {
    if (!isWorthPrinting(reading)) continue;
    const decoded = toDecoded(reading, context);
    isFixed &&= decoded.advice?.after === undefined;
    text += renderNote(decoded);
  }
  return { value: toBytes(text), isFixed };
}

/** Returns one line of JSON for each payload of a line, or for the line without one. */
function createJsonFollower(options: FollowOptions): Follow {
  const output = createOutput();
  return ({ lines, isPlain }) => {
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
