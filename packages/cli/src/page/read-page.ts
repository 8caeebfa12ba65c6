import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { escapeControls } from '@errlex/core/text';
import { CommandError } from '../command-error.js';
import { printNote } from '../terminal/print.js';
import type { Terminal } from '../terminal/terminal.js';
import { pageBlocks } from './page-blocks.js';
import { type Page, parseCodes } from './parse-codes.js';

/** Reads an error-code page from a file, or from standard input for `-`. Throws a `CommandError` without a code. */
export async function readPage(file: string, terminal: Terminal): Promise<Page> {
  const page = parseCodes(pageBlocks(await readSource(file, terminal)));
  if (page.codes.length === 0) throw new CommandError(`No error code found in ${nameOf(file)}.`);
  return page;
}

/** Prints on standard error what could not be read, with its line. */
export function printProblems(file: string, problems: Page['problems'], terminal: Terminal): void {
  for (const { line, problem } of problems) {
    printNote(terminal, `${escapeControls(nameOf(file))}:${line}: ${escapeControls(problem)}`);
  }
}

async function readSource(file: string, { stdin, cwd }: Terminal): Promise<string> {
  try {
    return file === '-' ? await text(stdin) : await readFile(resolve(cwd(), file), 'utf8');
  } catch (cause) {
    throw new CommandError(`cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
