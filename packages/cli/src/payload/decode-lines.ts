import { toJson } from '../terminal/to-json.js';
import { createLineGroups } from './group-lines.js';
import { type Reading, readText } from './read-text.js';
import { renderDecoded, renderNote } from './render-decoded.js';
import { type DecodeContext, toDecoded, toTextLine } from './to-decoded.js';

export interface LineOptions extends DecodeContext {
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
