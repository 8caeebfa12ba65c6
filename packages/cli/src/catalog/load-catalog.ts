import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Catalog, defineErrors, type ErrorSet, spotV3 } from '@errlex/core';
import type { Terminal } from '../terminal/terminal.js';
import { UsageError } from '../usage-error.js';

/** Which catalog a command works with. */
export interface CatalogOptions {
  /** A module and the name of its export, `catalog.js#binanceSpot`. */
  readonly catalog?: string;
}

/**
 * The functions of the catalog that is asked for, else of `spotV3`. Throws a `UsageError` where it is none.
 */
export async function loadCatalog(
  { catalog }: CatalogOptions,
  { cwd }: Terminal,
): Promise<ErrorSet<Catalog>> {
  if (catalog === undefined) return defineErrors<Catalog>(spotV3);
  const [, file = '', name = 'default'] = /^(.*?)(?:#([^#]*))?$/s.exec(catalog) ?? [];
  const module = await importModule(resolve(cwd(), file), file);
  if (!Object.hasOwn(module, name)) {
    throw new UsageError(
      `${file} does not export "${name}"; it exports ${Object.keys(module).join(', ') || 'nothing'}`,
    );
  }
  try {
    // Whatever it holds is checked.
    if (!Array.isArray(module[name])) throw new TypeError('it is no list of rows');
    return defineErrors<Catalog>(module[name]);
  } catch (cause) {
    throw new UsageError(`${catalog} is no catalog: ${(cause as Error).message}`, { cause });
  }
}

async function importModule(path: string, file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (cause) {
    throw new UsageError(`cannot load ${file}: ${(cause as Error).message}`, { cause });
  }
}
