#!/usr/bin/env node
import { readFileSync } from 'node:fs';

// Node would warn that it ignores NO_COLOR, as soon as one of its modules looks at the two.
if (process.env.NO_COLOR) delete process.env.FORCE_COLOR;
const { run } = await import('./program.js');
const { printNote } = await import('./terminal.js');

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
