import { defineErrors } from '@errlex/core';
import { guessAdvice } from './import/guess-advice.js';
import { renderModule, toContract } from './import/render-module.js';
import { toCatalog } from './import/to-catalog.js';
import { printProblems, readPage } from './page/read-page.js';
import { print, printNote, type Terminal, toJson } from './terminal/terminal.js';

export interface ImportOptions {
  /** Name of the exported catalog. */
  readonly name: string;
  readonly json?: true;
}

/** Prints a module, or JSON, with the contract of an error-code page; on standard error, what to check by hand. */
export async function importPage(
  file: string,
  { name, json }: ImportOptions,
  terminal: Terminal,
): Promise<void> {
  const page = await readPage(file, terminal);
  const { catalog, problems } = toCatalog(page);
  // Throws rather than print a catalog that breaks a rule.
  defineErrors(catalog);
  printProblems(
    file,
    [...page.problems, ...problems].sort((left, right) => left.line - right.line),
    terminal,
  );
  await print(
    terminal,
    json ? toJson({ ...toContract(catalog, name), catalog }, 2) : renderModule(catalog, name),
  );
  const count = catalog.flatMap(({ messages }) => Object.keys(messages)).length;
  const guessed = catalog.filter(({ messages }) => guessAdvice(messages) !== undefined).length;
  printNote(
    terminal,
    `${catalog.length} codes and ${count} messages; advice guessed for ${guessed}, no HTTP statuses`,
  );
}
