import { escapeControls } from '../escape-controls.js';
import type { Context } from './context.js';
import { decode } from './decode.js';
import { explain } from './explain.js';
import { list } from './list.js';
import { loadReaderMessages, toEnvironmentLocale } from './load-reader-messages.js';
import { type Arguments, parseArguments } from './parse-arguments.js';
import { usage } from './usage.js';
import { UsageError } from './usage-error.js';

/** What surrounds a run of the command. */
export interface Surroundings extends Pick<Context, 'readInput'> {
  readonly env: NodeJS.ProcessEnv;
  readonly version: string;
}

export interface RunResult {
  readonly exitCode: 0 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

const commands = { list, explain, decode } satisfies Record<
  Arguments['command'],
  (context: Context) => string | Promise<string>
>;

/** Runs the `errlex` command. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<RunResult> {
  try {
    const parsed = parseArguments(args);
    if (parsed === 'help') return { exitCode: 0, stdout: usage, stderr: '' };
    if (parsed === 'version') return { exitCode: 0, stdout: surroundings.version + '\n', stderr: '' };
    // What a program reads does not depend on who runs it.
    const requested = parsed.locale ?? (parsed.json ? 'en' : toEnvironmentLocale(surroundings.env));
    const { messages, known } = await loadReaderMessages(requested);
    const { readInput } = surroundings;
    const stdout = await commands[parsed.command]({ ...parsed, messages, readInput });
    const note = `there are no messages for the locale "${requested}", so they are in ${messages.locale}`;
    return { exitCode: 0, stdout, stderr: known ? '' : toLine(note) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { exitCode: 2, stdout: '', stderr: toLine(`${error.message} (errlex --help)`) };
  }
}

function toLine(text: string): string {
  return `errlex: ${escapeControls(text)}\n`;
}
