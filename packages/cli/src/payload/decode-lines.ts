import { type DecodeContext, isWorthPrinting, readText, renderDecoded, toDecoded } from './decoded.js';
import { toJsonLines } from './follow.js';
import { toBytes, toText } from './read-lines.js';

interface LineOptions extends DecodeContext {
  /** Whether to print JSON. */
  readonly json: boolean;
}

/** Returns what to print for the lines of a stream; bytes are characters, on both sides. */
export async function* decodeLines(
  batches: AsyncIterable<readonly string[]>,
  options: LineOptions,
): AsyncGenerator<string> {
  const groups = createLineGroups();
  const decode = options.json
    ? (document: string) => decodeAsJson(document, options)
    : createDocumentDecoder(options);
  for await (const lines of batches) {
    yield lines.flatMap(groups.push).map(decode).join('');
  }
  yield groups.end().map(decode).join('');
}

function decodeAsJson(document: string, options: LineOptions): string {
  const text = toText(document);
  return toBytes(toJsonLines(text, mayBeJson(document) ? readText(text, options.errors) : [], options));
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

/** Whether a document begins and ends as an object or a list does: most lines of a log do not. */
function mayBeJson(document: string): boolean {
  return /^\s*(?:\xef\xbb\xbf)?[{[]/.test(document) && /[}\]]\s*$/.test(document);
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
