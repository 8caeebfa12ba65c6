#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { escapeControls } from '@errlex/core/text';
import { CommanderError } from 'commander';
import { createProgram } from './create-program.js';
import { printNote } from './terminal/print.js';
import { UsageError } from './usage-error.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  printNote(`cannot write: ${error.message}`);
  process.exit(2);
});

try {
  await createProgram(version).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    if (error.exitCode !== 0) reportWrongCall(error.message.replace(/^error: /, ''));
  } else if (error instanceof UsageError) reportWrongCall(error.message);
  else throw error;
}

function reportWrongCall(problem: string): void {
  // Of a call without a command the help was printed.
  if (problem !== '(outputHelp)')
    printNote(`${escapeControls(problem.replace('\n(Did', ' (Did'))} (errlex --help)`);
  process.exitCode = 2;
}
