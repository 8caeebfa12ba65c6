import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnyErrorSet, type Catalog, type Contract, defineErrors } from '@errlex/core';
import { parseJson } from './languages.js';

/**
 * Loads the contract that a module exports as a catalog or an error set, or that a file holds as `errlex list --json`
 * prints it. Rejects if it breaks a rule.
 */
export async function importErrors(specifier: string, folder: string): Promise<AnyErrorSet> {
  const isJson = specifier.endsWith('.json');
  const value = isJson
    ? parseJson(await readFile(resolve(folder, specifier), 'utf8'), specifier)
    : await importExport(specifier, folder);
  const contract = (Array.isArray(value) ? { catalog: value } : (value ?? {})) as Contract & {
    readonly catalog?: Catalog;
  };
  if (!Array.isArray(contract.catalog)) {
    throw new Error(`"${specifier}" is not a catalog: expected an array, or what defineErrors returns.`);
  }
  return defineErrors<Catalog>(contract.catalog, contract);
}

/**
 * Returns what `./file.js#name` or `package#name` exports; paths are relative to `folder`. Rejects if there is no such
 * module or name.
 */
export async function importExport(specifier: string, folder: string): Promise<unknown> {
  const [path = '', name] = specifier.split('#');
  if (!path || !name) throw new Error(`"${specifier}": expected ./file.js#name or package#name.`);
  const module = await importModule(path, folder);
  if (!Object.hasOwn(module, name)) throw new Error(`"${path}" has no export named "${name}".`);
  return module[name];
}

async function importModule(path: string, folder: string): Promise<Record<string, unknown>> {
  if (path.startsWith('.') || isAbsolute(path)) {
    const file = resolve(folder, path);
    if (!existsSync(file)) throw new Error(`Cannot load ${path}: there is no such file.`);
    return load(path, pathToFileURL(file).href);
  }
  // A package of the caller, else a dependency of this package.
  const { resolve: find } = createRequire(join(folder, 'package.json'));
  let found = path;
  try {
    found = pathToFileURL(find(path)).href;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  return load(path, found);
}

/** Imports a module. Rejects with one line that names it, whatever its code throws. */
async function load(path: string, address: string): Promise<Record<string, unknown>> {
  try {
    return await import(address);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot load ${path}: ${reason.split('\n', 1)[0]}`, { cause });
  }
}

function isNotFound(error: unknown): boolean {
  return ['MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'].includes((error as { code: string }).code);
}

/** Throws if an entry of a guide is not made of texts. */
export function checkGuide(guide: Readonly<Record<string, unknown>>): void {
  if (typeof guide !== 'object' || guide === null)
    throw new TypeError('Invalid guide: expected an object by reason.');
  for (const [reason, entry] of Object.entries(guide)) {
    const { cause, fix, aliases = [] } = (entry ?? {}) as Readonly<Record<string, unknown>>;
    for (const [name, text] of Object.entries({ cause, fix })) {
      if (typeof text !== 'string' || text.trim() === '') {
        throw new TypeError(
          `Invalid guide: ${reason}.${name}: expected a text, got ${JSON.stringify(text)}.`,
        );
      }
    }
    if (!Array.isArray(aliases) || !aliases.every((alias) => typeof alias === 'string')) {
      throw new TypeError(`Invalid guide: ${reason}.aliases: expected a list of texts.`);
    }
  }
}
