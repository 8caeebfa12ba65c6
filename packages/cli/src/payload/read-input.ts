import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CommandError, messageOf, type Terminal } from '../terminal.js';

/** Where a command reads: standard input or a file. */
export interface Input {
  /** The path as it was given, or `standard input`. */
  readonly name: string;
  /** Undefined for standard input. */
  readonly path?: string;
}

const STDIN: Input = { name: 'standard input' };

/** Matches what cannot be part of a payload or a text: a path, or a name with an extension. */
const pathLike = /^(?![{["'])(?:[^\s{}"'`=%&]*[\\/][^{}"'`=&]*|[^\s{}"'`=%&:,]+\.[A-Za-z0-9]{1,8})$/;

/**
 * Finds the inputs that an operand names: standard input for `-`, an existing file, or the files of a glob. Undefined if
 * the operand is no path. Throws a `CommandError` for a path that does not exist.
 */
export async function findInputs(operand: string, { cwd }: Terminal): Promise<Input[] | undefined> {
  if (operand === '-') return [STDIN];
  const path = resolve(cwd(), operand);
  const stats = operand === '' ? undefined : await stat(path).catch(() => undefined);
  if (stats?.isDirectory())
    throw new CommandError(`cannot read ${operand}: expected a file, got a directory`);
  if (stats) return [{ name: operand, path }];
  if (/[*?]/.test(operand) && !/[\s{}"'`=&]/.test(operand)) {
    const { glob } = await import('tinyglobby');
    const names = await glob(operand.replaceAll('\\', '/'), { cwd: cwd(), expandDirectories: false });
    if (names.length === 0) throw new CommandError(`no file matches ${operand}`);
    return names.sort().map((name) => ({ name, path: resolve(cwd(), name) }));
  }
  if (pathLike.test(operand)) throw new CommandError(`cannot read ${operand}: file not found`);
  return undefined;
}

/** Texts for the error codes of the file system, whose own messages contain the whole path. */
const fileProblems: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'expected a file, got a directory',
  ENOENT: 'file not found',
};

/** Returns the input of an operand that is always a path, or `-`. */
export function toInput(operand: string, { cwd }: Terminal): Input {
  return operand === '-' ? STDIN : { name: operand, path: resolve(cwd(), operand) };
}

/**
 * Reads the bytes of an input. Unpacks gzip, known by the extension `.gz` or its first bytes, and converts UTF-16 with a
 * byte order mark to UTF-8. Throws a `CommandError` if it cannot be read.
 */
export async function* readBytes({ name, path }: Input, { stdin }: Terminal): AsyncGenerator<Buffer> {
  try {
    const packed = await peek(path === undefined ? stdin : createReadStream(path));
    const isGzip = path?.endsWith('.gz') === true || startsWith(packed.start, GZIP);
    const { start, chunks } = isGzip ? await peek(gunzip(packed.chunks)) : packed;
    const charset = utf16Marks.find(({ mark }) => startsWith(start, mark))?.charset;
    yield* charset === undefined ? chunks : transcode(chunks, charset);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    throw new CommandError(`cannot read ${name}: ${fileProblems[code] ?? messageOf(cause)}`, { cause });
  }
}

const GZIP = [0x1f, 0x8b];

const utf16Marks = [
  { mark: [0xff, 0xfe], charset: 'utf-16le' },
  { mark: [0xfe, 0xff], charset: 'utf-16be' },
];

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Returns the first chunk of a stream, and the whole stream. A chunk of one byte may be half of a mark. */
async function peek(
  stream: AsyncIterable<Buffer>,
): Promise<{ start: Buffer; chunks: AsyncIterable<Buffer> }> {
  const iterator = stream[Symbol.asyncIterator]();
  let { value: start = Buffer.alloc(0), done = false } = await iterator.next();
  while (!done && (start.length === 0 || (start.length === 1 && start[0] >= 0xfe))) {
    const next = await iterator.next();
    done = next.done === true;
    if (!done) start = Buffer.concat([start, next.value]);
  }
  async function* chunks() {
    if (start.length > 0) yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { start, chunks: chunks() };
}

function gunzip(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  // A failure destroys the last stream, whose reader then throws.
  return pipeline(Readable.from(chunks), createGunzip(), () => {});
}

async function* transcode(chunks: AsyncIterable<Buffer>, charset: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(charset);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  const end = decoder.decode();
  if (end !== '') yield Buffer.from(end);
}

/** The most bytes of a line that are held; a longer line is split. */
export const MAX_LINE_BYTES = 2 ** 20;

/** The most bytes of a body that are read. */
const MAX_BODY_BYTES = 2 ** 24;

/** The most lines per batch: what is printed for them is freed before it is old. */
const BATCH_SIZE = 64;

/**
 * Reads the lines of a stream in batches, as soon as they arrive, each with its line break and its bytes as
 * characters.
 */
export async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of stream) {
    rest += chunk.toString('latin1');
    let lines: string[] = [];
    let start = 0;
    for (let end = rest.indexOf('\n') + 1; end > 0; end = rest.indexOf('\n', start) + 1) {
      lines.push(rest.slice(start, end));
      start = end;
      if (lines.length < BATCH_SIZE) continue;
      yield lines;
      lines = [];
    }
    rest = rest.slice(start);
    if (rest.length > MAX_LINE_BYTES) {
      lines.push(rest);
      rest = '';
    }
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}

/** Reads the text of a stream, up to 16 MiB. */
export async function readBody(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8');
}
