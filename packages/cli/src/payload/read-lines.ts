/** The most bytes of a line that are held; a longer one is handed on in pieces. */
const LINE_LIMIT = 2 ** 20;

/** The most lines that are given at once: what is printed of them is let go of before it is old. */
const BATCH_SIZE = 64;

/**
 * The lines of a stream as soon as they came, some at a time, each with its line break and its bytes as
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
    if (rest.length > LINE_LIMIT) {
      lines.push(rest);
      rest = '';
    }
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}
