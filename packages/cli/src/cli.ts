#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { run } from './run.js';
import { printNote } from './terminal/terminal.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  printNote(process, `cannot write: ${error.message}`);
  process.exit(2);
});

// Without standard error, the exit status still says what happened.
process.stderr.on('error', () => {});

await run(process.argv.slice(2), version, process);
