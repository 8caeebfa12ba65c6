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

/** A page with so many codes is not a part of one. */
const MIN_COMPLETE_CODES = 10;

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
  const guesses = catalog.flatMap(({ messages }) => guessAdvice(messages) ?? []);
  if (catalog.length >= MIN_COMPLETE_CODES && !guesses.some(({ retry }) => retry === 'resync')) {
    printNote(
      terminal,
      "no code speaks of the timestamp: without a rule in textRules, no advice is 'resync'",
    );
  }
  printNote(
    terminal,
    `${catalog.length} codes and ${count} messages; advice guessed for ${guesses.length}, no HTTP statuses`,
  );
}
