import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { escapeControls } from '@errlex/core/text';
import { printNote } from '../terminal/print.js';
import type { Terminal } from '../terminal/terminal.js';
import { UsageError } from '../usage-error.js';
import { pageBlocks } from './page-blocks.js';
import { type Page, parseCodes } from './parse-codes.js';

/**
 * Reads a page of codes from a file, or from standard input for `-`. Throws a `UsageError` where it holds
 * none.
 */
export async function readPage(file: string, terminal: Terminal): Promise<Page> {
  const page = parseCodes(pageBlocks(await readSource(file, terminal)));
  if (page.codes.length === 0)
    throw new UsageError(`there is no code in ${file === '-' ? 'standard input' : file}`);
  return page;
}

/** Tells on standard error what could not be read, each with its line. */
export function printProblems(file: string, problems: Page['problems'], terminal: Terminal): void {
  for (const { line, problem } of problems) {
    printNote(terminal, `${file === '-' ? 'standard input' : file}:${line}: ${escapeControls(problem)}`);
  }
}

async function readSource(file: string, { stdin, cwd }: Terminal): Promise<string> {
  try {
    return file === '-' ? await text(stdin) : await readFile(resolve(cwd(), file), 'utf8');
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}
