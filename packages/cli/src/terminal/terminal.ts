import { once } from 'node:events';
import { escapeControls } from '@errlex/core/text';

/** The environment of one run: `process`, except in tests. */
export interface Terminal {
  readonly stdin: AsyncIterable<Buffer> & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: () => string;
  exitCode?: NodeJS.Process['exitCode'];
}

/** A problem that ends the command: printed in one line, with exit status 2. */
export class CommandError extends Error {}

/** A wrong call: the line also names the help of the command. */
export class UsageError extends CommandError {}

/** Returns the message of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : `${String(thrown)} was thrown`;
  } catch {
    return 'a value without a text was thrown';
  }
}

/** Writes to standard output; resolves when it accepts more. */
export async function print(
  { stdout }: Terminal,
  text: string | Buffer,
  encoding: BufferEncoding = 'utf8',
): Promise<void> {
  if (!(typeof text === 'string' ? stdout.write(text, encoding) : stdout.write(text)))
    await once(stdout, 'drain');
}

/** Writes a line about the run itself to standard error. */
export function printNote({ stderr }: Terminal, text: string): void {
  stderr.write(`errlex: ${text}\n`);
}

/**
 * Renders a value as JSON with a trailing line break. Also escapes the controls that JSON allows and those that change
 * the direction of text, because a terminal may print it.
 */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).split('\n').map(escapeControls).join('\n') + '\n';
}
