import { defineErrors } from '@errlex/core';
import { renderModule } from './import/render-module.js';
import { toCatalog } from './import/to-catalog.js';
import { printProblems, readPage } from './page/read-page.js';
import { print, printNote } from './terminal/print.js';
import type { Terminal } from './terminal/terminal.js';
import { toJson } from './terminal/to-json.js';

export interface ImportOptions {
  /** What the module exports. */
  readonly name: string;
  readonly json?: true;
}

/**
 * Prints a module that holds the catalog of a page of codes; on standard error, what is to be looked at.
 */
export async function importPage(
  file: string,
  { name, json }: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  const page = await readPage(file, terminal);
  const { catalog, problems } = toCatalog(page);
  // Nothing is written that breaks a rule of a catalog.
  defineErrors(catalog);
  printProblems(
    file,
    [...page.problems, ...problems].sort((left, right) => left.line - right.line),
    terminal,
  );
  await print(terminal, json ? toJson(catalog, 2) : renderModule(catalog, name));
  const messages = catalog.flatMap((row) => Object.keys(row.messages)).length;
  printNote(terminal, `${catalog.length} codes and ${messages} messages; statuses and advice are defaults`);
}
