import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Catalogue, createErrors, type Errors, spotV3 } from '@errlex/core';
import type { Terminal } from '../terminal/terminal.js';
import { UsageError } from '../usage-error.js';

/** Which catalogue a command works with. */
export interface CatalogueOptions {
  /** A module and the name of its export, `catalogue.js#binanceSpot`. */
  readonly catalogue?: string;
}

/**
 * The functions of the catalogue that is asked for, else of `spotV3`. Throws a `UsageError` where it is none.
 */
export async function loadCatalogue(
  { catalogue }: CatalogueOptions,
  { cwd }: Terminal,
): Promise<Errors<Catalogue>> {
  if (catalogue === undefined) return createErrors<Catalogue>(spotV3);
  const [, file = '', name = 'default'] = /^(.*?)(?:#([^#]*))?$/s.exec(catalogue) ?? [];
  const module = await importModule(resolve(cwd(), file), file);
  if (!Object.hasOwn(module, name)) {
    throw new UsageError(
      `${file} does not export "${name}"; it exports ${Object.keys(module).join(', ') || 'nothing'}`,
    );
  }
  try {
    // Whatever it holds is checked.
    if (!Array.isArray(module[name])) throw new TypeError('it is no list of rows');
    return createErrors<Catalogue>(module[name]);
  } catch (cause) {
    throw new UsageError(`${catalogue} is no catalogue: ${(cause as Error).message}`, { cause });
  }
}

async function importModule(path: string, file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (cause) {
    throw new UsageError(`cannot load ${file}: ${(cause as Error).message}`, { cause });
  }
}
