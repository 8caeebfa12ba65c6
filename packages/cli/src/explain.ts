import { loadMessages, locales } from '@errlex/i18n';
import { findDefinition } from './catalog/find-definition.js';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import { renderExplanation } from './explain/render-explanation.js';
import { toExplanation } from './explain/to-explanation.js';
import { restrictMessages } from './reader/load-reader-messages.js';
import { loadMessagesFor, type ReaderOptions } from './reader/reader-options.js';
import { print } from './terminal/print.js';
import type { Terminal } from './terminal/terminal.js';
import { toJson } from './terminal/to-json.js';

export interface ExplainOptions extends ReaderOptions, CatalogOptions {
  readonly allLocales?: true;
}

/** Prints everything that the catalog holds about a code, a reason or a message id. */
export async function explain(query: string, options: ExplainOptions, terminal: Terminal): Promise<void> {
  const errors = await loadErrors(options, terminal);
  const found = findDefinition(errors.catalog, query);
  const messages = options.allLocales
    ? (await Promise.all(locales.map((locale) => loadMessages(locale)))).map((one) =>
        restrictMessages(one, errors),
      )
    : [await loadMessagesFor(options, errors, terminal)];
  const explanation = toExplanation(found, errors, messages);
  await print(terminal, options.json ? toJson(explanation, 2) : renderExplanation(explanation));
}
