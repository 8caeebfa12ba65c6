import { createErrors } from '@errlex/core';
import { renderModule } from './import/render-module.js';
import { toCatalogue } from './import/to-catalogue.js';
import { printProblems, readPage } from './page/read-page.js';
import { print, printNote } from './terminal/print.js';

export interface ImportOptions {
  /** What the module exports. */
  readonly name: string;
  readonly json?: true;
}

/**
 * Prints a module that holds the catalogue of a page of codes; on standard error, what is to be looked at.
 */
export async function importPage(file: string, { name, json }: ImportOptions): Promise<void> {
  const page = await readPage(file);
  const { catalogue, problems } = toCatalogue(page);
  // Nothing is written that breaks a rule of a catalogue.
  createErrors(catalogue);
  printProblems(
    file,
    [...page.problems, ...problems].sort((left, right) => left.line - right.line),
  );
  await print(json ? JSON.stringify(catalogue, undefined, 2) + '\n' : renderModule(catalogue, name));
  const messages = catalogue.flatMap((row) => Object.keys(row.messages)).length;
  printNote(`${catalogue.length} codes and ${messages} messages; statuses and advice are defaults`);
}
