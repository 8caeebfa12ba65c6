/** The most bytes of a line that are held; a longer line is split. */
const MAX_LINE_BYTES = 2 ** 20;

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
