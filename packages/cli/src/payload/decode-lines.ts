import { toJson } from '../terminal/terminal.js';
import { type DecodeContext, renderDecoded, renderNote, toDecoded, toTextLine } from './decoded.js';
import { type Reading, readText } from './read-text.js';

interface LineOptions extends DecodeContext {
  /** Whether to print JSON. */
  readonly json: boolean;
  /** Whether to pass each line through and print what its payloads say below it. */
  readonly follow: boolean;
}

/** Returns what to print for the lines of a stream; bytes are characters, on both sides. */
export async function* decodeLines(
  batches: AsyncIterable<readonly string[]>,
  options: LineOptions,
): AsyncGenerator<string> {
  const groups = createLineGroups();
  const decode = options.json
    ? (document: string) => decodeAsJson(document, options)
    : options.follow
      ? (line: string) => annotateLine(line, options)
      : createDocumentDecoder(options);
  for await (const lines of batches) {
    const documents = options.follow ? lines : lines.flatMap(groups.push);
    yield documents.map(decode).join('');
  }
  yield groups.end().map(decode).join('');
}

/** Returns one line of JSON for each payload of a document, or for the document without one. */
function decodeAsJson(document: string, options: LineOptions): string {
  const text = toText(document);
  const readings = options.follow || mayBeJson(document) ? readText(text, options.errors) : [];
  if (readings.length > 0)
    return toBytes(readings.map((reading) => toJson(toDecoded(reading, options))).join(''));
  const body = text.replace(/\r?\n$/, '');
  return body.trim() === '' ? '' : toBytes(toJson(toTextLine(body)));
}

/** Returns a line as it is and, below it, what the payloads in it say. */
function annotateLine(line: string, options: LineOptions): string {
  const notes = readText(toText(line), options.errors)
    .filter(isWorthPrinting)
    .map((reading) => renderNote(toDecoded(reading, options)));
  return notes.length > 0 ? line.replace(/\n?$/, '\n') + toBytes(notes.join('')) : line;
}

function createDocumentDecoder(options: LineOptions): (document: string) => string {
  let isAfterBlock = false;
  return (document) => {
    const readings = mayBeJson(document) ? readText(toText(document).trim(), options.errors) : [];
    const blocks = readings
      .filter(isWorthPrinting)
      .map((reading) => renderDecoded(toDecoded(reading, options)));
    const gap = blocks.length > 0 && isAfterBlock ? '\n' : '';
    isAfterBlock = blocks.length > 0;
    return blocks.length > 0 ? gap + toBytes(blocks.join('\n')) : document;
  };
}

/** Successes and records of loggers are passed through like any other line. */
function isWorthPrinting({ outcome }: Reading): boolean {
  return outcome !== undefined && outcome.kind !== 'success';
}

/** Whether a document begins and ends as an object or a list does: most lines of a log do not. */
function mayBeJson(document: string): boolean {
  return /^\s*(?:\xef\xbb\xbf)?[{[]/.test(document) && /[}\]]\s*$/.test(document);
}

// Lines are passed through byte for byte, whatever their encoding: a string whose characters are bytes keeps them.

const ascii = /^[\0-\x7f]*$/;

/** Decodes bytes as UTF-8. */
function toText(bytes: string): string {
  return ascii.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encodes a text as UTF-8, each byte as a character. */
function toBytes(text: string): string {
  return ascii.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** The most characters that are held back until a document is complete. */
const MAX_DOCUMENT_LENGTH = 2 ** 20;

const token = /[^\S\n]+|"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:\r\n]/y;

/** Joins the lines of a JSON document that spans several; every other line stays as it is. */
interface LineGroups {
  /** Takes a line; returns the documents and single lines that are complete, in the order of the input. */
  push(line: string): string[];
  /** Returns the lines that are still held back. */
  end(): string[];
}

export function createLineGroups(): LineGroups {
  let held: string[] = [];
  let length = 0;
  let depth = 0;
  let last = '';
  const release = (): string[] => {
    const lines = held;
    held = [];
    length = 0;
    depth = 0;
    return lines;
  };
  return {
    push(line) {
      const before = mayFollow(last, line) ? [] : release();
      if (held.length === 0 && !/^\s*[{[]/.test(line)) return [...before, line];
      const change = depthOf(line);
      if (change === undefined) return [...before, ...release(), line];
      held.push(line);
      length += line.length;
      depth += change;
      last = line.trimEnd().at(-1) ?? last;
      if (depth > 0 && length <= MAX_DOCUMENT_LENGTH) return before;
      return [...before, ...(depth === 0 ? [release().join('')] : release())];
    },
    end: release,
  };
}

/** Returns by how much a line changes the depth of JSON; undefined if the line has other tokens than JSON. */
function depthOf(line: string): number | undefined {
  let depth = 0;
  token.lastIndex = 0;
  while (token.lastIndex < line.length) {
    const [text] = token.exec(line) ?? [];
    if (text === undefined) return undefined;
    if (text === '{' || text === '[') depth++;
    else if (text === '}' || text === ']') depth--;
  }
  return depth;
}

/** Whether a line may continue JSON that ends with the character `last`. */
function mayFollow(last: string, line: string): boolean {
  const first = line.trimStart().charAt(0);
  if (first === '') return true;
  if (last === '{') return first === '"' || first === '}';
  return /[[,:]/.test(last) ? !/[,:}]/.test(first) : /[,:}\]]/.test(first);
}
