import { loadMessages, locales } from '@errlex/i18n';
import { findDefinition } from './catalog/find-definition.js';
import { type CatalogOptions, loadCatalog } from './catalog/load-catalog.js';
import { renderExplained } from './explain/render-explained.js';
import { toExplained } from './explain/to-explained.js';
import { loadMessagesFor, type ReaderOptions } from './reader/reader-options.js';
import { print } from './terminal/print.js';
import type { Terminal } from './terminal/terminal.js';
import { toJson } from './terminal/to-json.js';

export interface ExplainOptions extends ReaderOptions, CatalogOptions {
  readonly allLocales?: true;
}

/** Prints everything that the catalog holds of a code, a reason or a message id. */
export async function explain(query: string, options: ExplainOptions, terminal: Terminal): Promise<void> {
  const errors = await loadCatalog(options, terminal);
  const found = findDefinition(errors.catalog, query);
  const readers = options.allLocales
    ? await Promise.all(locales.map((locale) => loadMessages(locale)))
    : [await loadMessagesFor(options, terminal)];
  const explained = toExplained(found, errors, readers);
  await print(terminal, options.json ? toJson(explained, 2) : renderExplained(explained));
}
