import { once } from 'node:events';
import { env } from 'node:process';
import { styleText } from 'node:util';
import type { Executed, Retry } from '@errlex/core';
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

type Format = 'bold' | 'dim' | 'green' | 'red';

/** The control sequences around a styled text, read once: `styleText` looks at the environment at each call. */
const sequences = new Map<Format, readonly string[]>();

/** Styles a text only on a terminal, or if FORCE_COLOR asks for it. NO_COLOR wins. */
function style(format: Format, text: string): string {
  let known = sequences.get(format);
  if (known === undefined) {
    known = env.NO_COLOR ? ['', ''] : styleText(format, '\0').split('\0');
    sequences.set(format, known);
  }
  return `${known[0]}${text}${known[1]}`;
}

/** Styles the title of a block of lines. */
export function title(text: string): string {
  return style('bold', text);
}

/** Styles the name of a value. */
export function label(text: string): string {
  return style('dim', text);
}

/** Styles an addition. */
export function added(text: string): string {
  return style('green', text);
}

/** Styles a removal. */
export function removed(text: string): string {
  return style('red', text);
}

/** Renders a title and, below it, one fact per line; facts without a value are left out. */
export function renderFacts(
  heading: string,
  facts: readonly (readonly [name: string, value: string])[],
): string {
  const known = facts.filter(([, value]) => value !== '');
  const width = Math.max(...known.map(([name]) => name.length));
  const lines = known.map(([name, value]) => `  ${label(name.padEnd(width))}  ${value}`);
  return [title(heading), ...lines].join('\n') + '\n';
}

const retries = {
  never: 'do not repeat, a person must act first',
  'fix-request': 'fix the request, then resend',
  resync: 'read the server time, sign again, resend once',
  backoff: 'wait, then resend',
} satisfies Record<Retry, string>;

const executions = {
  no: 'not executed',
  unknown: 'may have been executed, look before you resend a write',
} satisfies Record<Executed, string>;

/** Renders advice as a sentence. `after`: milliseconds to wait. */
export function renderAdvice({
  retry,
  executed,
  after,
}: {
  readonly retry: Retry;
  readonly executed: Executed;
  readonly after?: number;
}): string {
  const text = after === undefined ? retries[retry] : `wait ${Math.ceil(after / 1000)} s, then resend`;
  return `${retry}: ${text}; ${executions[executed]}`;
}
