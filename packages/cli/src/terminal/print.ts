import { once } from 'node:events';
import type { Terminal } from './terminal.js';

/** Writes to standard output; resolves when it accepts more. */
export async function print(
  { stdout }: Terminal,
  text: string,
  encoding: BufferEncoding = 'utf8',
): Promise<void> {
  if (!stdout.write(text, encoding)) await once(stdout, 'drain');
}

/** Writes a line about the run itself to standard error. */
export function printNote({ stderr }: Terminal, text: string): void {
  stderr.write(`errlex: ${text}\n`);
}
