import { escapeControls } from '@errlex/core/text';
import { CommanderError } from 'commander';
import { createProgram } from './create-program.js';
import { printNote } from './terminal/print.js';
import type { Terminal } from './terminal/terminal.js';
import { UsageError } from './usage-error.js';

/** Runs the command. A wrong call is told of in one line on standard error, and gives exit status 2. */
export async function run(args: readonly string[], version: string, terminal: Terminal): Promise<void> {
  try {
    await createProgram(version, terminal).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode !== 0) reportWrongCall(error.message.replace(/^error: /, ''), terminal);
    } else if (error instanceof UsageError) reportWrongCall(error.message, terminal);
    else throw error;
  }
}

function reportWrongCall(problem: string, terminal: Terminal): void {
  // Of a call without a command the help was printed.
  if (problem !== '(outputHelp)')
    printNote(terminal, `${escapeControls(problem.replace('\n(Did', ' (Did'))} (errlex --help)`);
  terminal.exitCode = 2;
}
