import { escapeControls } from '@errlex/core/text';
import { CommanderError } from 'commander';
import { createProgram } from './program.js';
import { CommandError, printNote, type Terminal, UsageError } from './terminal/terminal.js';

/** Runs the command. Prints a problem in one line on standard error, with exit status 2. */
export async function run(args: readonly string[], version: string, terminal: Terminal): Promise<void> {
  const program = createProgram(version, terminal);
  let called = program.name();
  program.hook('preSubcommand', (_, command) => {
    called = `${program.name()} ${command.name()}`;
  });
  const report = (problem: string) => {
    printNote(terminal, escapeControls(problem));
    terminal.exitCode = 2;
  };
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return;
      const problem = error.message.replace(/^error: /, '').replace('\n(Did', ' (Did');
      // The help was printed for a call without a command.
      if (problem === '(outputHelp)') terminal.exitCode = 2;
      else report(`${problem} (${called} --help)`);
    } else if (error instanceof UsageError) report(`${error.message} (${called} --help)`);
    else if (error instanceof CommandError) report(error.message);
    else throw error;
  }
}
