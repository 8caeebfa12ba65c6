import type { Messages } from '@errlex/i18n';
import { type CatalogOptions, loadCatalog } from './catalog/load-catalog.js';
import { renderTemplate } from './catalog/render-template.js';
import { toListed } from './catalog/to-listed.js';
import { loadMessagesFor, type ReaderOptions } from './reader/reader-options.js';
import { print } from './terminal/print.js';
import { title } from './terminal/style.js';
import type { Terminal } from './terminal/terminal.js';
import { toJson } from './terminal/to-json.js';

export interface ListOptions extends ReaderOptions, CatalogOptions {}

/** Prints every row of the catalog, in its order. */
export async function list(options: ListOptions, terminal: Terminal): Promise<void> {
  const { catalog } = await loadCatalog(options, terminal);
  const rows = catalog.map(toListed);
  await print(
    terminal,
    options.json ? toJson(rows, 2) : renderListed(rows, await loadMessagesFor(options, terminal)),
  );
}

function renderListed(rows: readonly ReturnType<typeof toListed>[], texts: Messages): string {
  const codeWidth = Math.max(...rows.map(({ code }) => String(code).length));
  const reasonWidth = Math.max(...rows.map(({ reason }) => reason.length));
  const lines = rows.flatMap(({ code, reason, section, messages }, index) => {
    const heading = index === 0 ? [title(section)] : ['', title(section)];
    const told = messages.map(({ id, template }, position) => {
      const [first, second] = position === 0 ? [String(code), reason] : ['', ''];
      const text = renderTemplate(id, texts) ?? template;
      return `  ${first.padStart(codeWidth)}  ${second.padEnd(reasonWidth)}  ${text}`;
    });
    return section === rows[index - 1]?.section ? told : [...heading, ...told];
  });
  return lines.join('\n') + '\n';
}
