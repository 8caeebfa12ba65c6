import type { Catalog, ErrorSet } from '@errlex/core';
import { findPayloads, toOutcome } from '@errlex/core/response';
import type { Messages } from '@errlex/i18n';
import { toJson } from '../terminal/to-json.js';
import { toBytes, toText } from './bytes.js';
import { createLineGroups } from './group-lines.js';
import { renderDecoded, renderNote } from './render-decoded.js';
import { type Decoded, toDecoded, toTextLine } from './to-decoded.js';

/** What lines are decoded with and for. */
export interface LineOptions {
  readonly errors: ErrorSet<Catalog>;
  readonly messages: Messages;
  /** Whether a program reads what is printed. */
  readonly json: boolean;
  /** Whether payloads are looked for inside the lines. */
  readonly follow: boolean;
}

/** What to print for the lines of a stream; bytes are characters, on both sides. */
export async function* decodeLines(
  batches: AsyncIterable<readonly string[]>,
  options: LineOptions,
): AsyncGenerator<string> {
  const groups = createLineGroups();
  const decode = options.follow
    ? (line: string) => followLine(line, options)
    : createDocumentDecoder(options);
  for await (const lines of batches) {
    const documents = options.follow ? lines : lines.flatMap(groups.push);
    yield documents.map(decode).join('');
  }
  yield groups.end().map(decode).join('');
}

/** A line as it is and, beneath it, what the payloads in it say; for a program, one object for each. */
function followLine(line: string, { errors, messages, json }: LineOptions): string {
  const text = line.includes('{') ? toText(line) : '';
  const notes = findPayloads(text).map(({ start, end, value }) => {
    const decoded = toDecoded(toOutcome(value, { errors }), text.slice(start, end), messages);
    return json ? toJson(decoded) : renderNote(decoded);
  });
  if (json) return notes.length > 0 ? toBytes(notes.join('')) : toJsonText(line);
  return notes.length > 0 ? line.replace(/\n?$/, '\n') + toBytes(notes.join('')) : line;
}

function createDocumentDecoder({ errors, messages, json }: LineOptions): (document: string) => string {
  let isAfterBlock = false;
  return (document) => {
    const decoded = mayBeJson(document) ? decodeJson(toText(document).trim(), errors, messages) : undefined;
    if (json) return decoded ? toBytes(toJson(decoded)) : toJsonText(document);
    const isBlock = decoded !== undefined && decoded.kind !== 'success';
    const gap = isBlock && isAfterBlock ? '\n' : '';
    isAfterBlock = isBlock;
    return isBlock ? gap + toBytes(renderDecoded(decoded)) : document;
  };
}

/** Whether a document begins and ends as an object or a list does: most lines of a log do not. */
function mayBeJson(document: string): boolean {
  return /^\s*(?:\xef\xbb\xbf)?[{[]/.test(document) && /[}\]]\s*$/.test(document);
}

/** What a body says; undefined where it is no JSON. */
function decodeJson(body: string, errors: ErrorSet<Catalog>, messages: Messages): Decoded | undefined {
  const outcome = toOutcome(body, { errors });
  return outcome.value === undefined ? undefined : toDecoded(outcome, body, messages);
}

/** A line that holds no payload, for a program; nothing for an empty one. */
function toJsonText(line: string): string {
  const body = toText(line).replace(/\r?\n$/, '');
  return body.trim() === '' ? '' : toBytes(toJson(toTextLine(body)));
}
