import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import { compareCodes, countDifferences } from './diff/compare-codes.js';
import { renderDifferences } from './diff/render-differences.js';
import { printProblems, readPage } from './page/read-page.js';
import { print } from './terminal/print.js';
import type { Terminal } from './terminal/terminal.js';
import { toJson } from './terminal/to-json.js';

export interface DiffOptions extends CatalogOptions {
  readonly json?: true;
}

/** Prints how an error-code page differs from the catalog. The exit status is 1 if it does. */
export async function diff(file: string, options: DiffOptions, terminal: Terminal): Promise<void> {
  const { catalog } = await loadErrors(options, terminal);
  const { codes, problems } = await readPage(file, terminal);
  printProblems(file, problems, terminal);
  const differences = compareCodes(catalog, codes);
  if (countDifferences(differences) > 0) terminal.exitCode = 1;
  await print(terminal, options.json ? toJson(differences, 2) : renderDifferences(differences));
}
