import { type CatalogueOptions, loadCatalogue } from './catalogue/load-catalogue.js';
import { compareCodes, countDifferences } from './diff/compare-codes.js';
import { renderDifferences } from './diff/render-differences.js';
import { printProblems, readPage } from './page/read-page.js';
import { print } from './terminal/print.js';

export interface DiffOptions extends CatalogueOptions {
  readonly json?: true;
}

/** Prints how a page of codes differs from the catalogue. The exit status is 1 where it does. */
export async function diff(file: string, options: DiffOptions): Promise<void> {
  const { catalogue } = await loadCatalogue(options);
  const { codes, problems } = await readPage(file);
  printProblems(file, problems);
  const differences = compareCodes(catalogue, codes);
  if (countDifferences(differences) > 0) process.exitCode = 1;
  await print(
    options.json ? JSON.stringify(differences, undefined, 2) + '\n' : renderDifferences(differences),
  );
}
