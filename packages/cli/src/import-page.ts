import { createErrors } from '@errlex/core';
import { renderModule } from './import/render-module.js';
import { toCatalogue } from './import/to-catalogue.js';
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
 * Prints a module that holds the catalogue of a page of codes; on standard error, what is to be looked at.
 */
export async function importPage(
  file: string,
  { name, json }: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  const page = await readPage(file, terminal);
  const { catalogue, problems } = toCatalogue(page);
  // Nothing is written that breaks a rule of a catalogue.
  createErrors(catalogue);
  printProblems(
    file,
    [...page.problems, ...problems].sort((left, right) => left.line - right.line),
    terminal,
  );
  await print(terminal, json ? toJson(catalogue, 2) : renderModule(catalogue, name));
  const messages = catalogue.flatMap((row) => Object.keys(row.messages)).length;
  printNote(terminal, `${catalogue.length} codes and ${messages} messages; statuses and advice are defaults`);
}
