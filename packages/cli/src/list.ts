import type { Catalog } from '@errlex/core';
import type { Messages } from '@errlex/i18n';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import { loadMessagesFor, type ReaderOptions, renderTemplate } from './catalog/load-messages.js';
import { title } from './terminal/style.js';
import { print, type Terminal, toJson } from './terminal/terminal.js';

export interface ListOptions extends ReaderOptions, CatalogOptions {}

/** Prints every definition of the catalog; with `--json`, the whole contract as `--catalog` reads it. */
export async function list(options: ListOptions, terminal: Terminal): Promise<void> {
  const errors = await loadErrors(options, terminal);
  if (options.json) {
    const { domain, payload, roles, textRules, requestLifetime, catalog } = errors;
    await print(terminal, toJson({ domain, payload, roles, textRules, requestLifetime, catalog }, 2));
  } else {
    await print(terminal, renderList(errors.catalog, await loadMessagesFor(options, errors, terminal)));
  }
}

function renderList(catalog: Catalog, texts: Messages): string {
  const codeWidth = longest(catalog.map(({ code }) => String(code)));
  const reasonWidth = longest(catalog.map(({ reason }) => reason));
  const lines = catalog.flatMap(({ code, reason, section, messages }, index) => {
    const isFirst = index === 0;
    const isNew = isFirst || section !== catalog[index - 1]?.section;
    const heading = isNew ? [...(isFirst ? [] : ['']), ...(section ? [title(section)] : [])] : [];
    const rows = Object.entries(messages).map(([id, [template]], position) => {
      const [first, second] = position === 0 ? [String(code), reason] : ['', ''];
      const text = renderTemplate(id, texts)?.text ?? template;
      return `  ${first.padStart(codeWidth)}  ${second.padEnd(reasonWidth)}  ${text}`;
    });
    return [...heading, ...rows];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function longest(texts: readonly string[]): number {
  return texts.reduce((width, { length }) => Math.max(width, length), 0);
}
