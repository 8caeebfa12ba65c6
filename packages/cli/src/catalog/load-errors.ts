import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Catalog, type Contract, defineErrors, type ErrorSet, spotV3Errors } from '@errlex/core';
import { CommandError, messageOf, type Terminal } from '../terminal/terminal.js';

/** Which API a command works with. */
export interface CatalogOptions {
  /** A module and the name of its export, `acme.js#errors`, or a file as `list --json` prints it. */
  readonly catalog?: string;
}

/**
 * Loads the contract that `--catalog` names: an exported catalog or error set, or their JSON. Default:
 * `spotV3Errors`. Throws a `CommandError` if there is none, or if it breaks a rule.
 */
export async function loadErrors({ catalog }: CatalogOptions, { cwd }: Terminal): Promise<ErrorSet<Catalog>> {
  if (catalog === undefined) return toErrorSet(spotV3Errors);
  const [, file = '', name] = /^(.*?)(?:#([^#]*))?$/s.exec(catalog) ?? [];
  const { value } = await loadValue(resolve(cwd(), file), file, name);
  try {
    return toErrorSet(value);
  } catch (cause) {
    throw new CommandError(`${catalog} is not a catalog: ${messageOf(cause)}`, { cause });
  }
}

/** Defines the errors anew, because a module may use another copy of `@errlex/core`. */
function toErrorSet(value: unknown): ErrorSet<Catalog> {
  const contract = Array.isArray(value) ? { catalog: value } : ((value ?? {}) as Fields);
  const { catalog } = contract;
  if (!Array.isArray(catalog)) {
    throw new TypeError('expected an array of definitions, or what defineErrors returns');
  }
  // `defineErrors` checks whatever a file holds.
  return defineErrors<Catalog>(catalog, contract as Contract);
}

type Fields = Readonly<Record<string, unknown>>;

/** How long a module may take to load. */
const LOAD_TIMEOUT_MS = 10_000;

/**
 * Loads an export of a module, or a JSON file. Throws a `CommandError` if there is none. Returns it in an object, because
 * a promise would ask it for `then`.
 */
export async function loadValue(
  path: string,
  file: string,
  name: string | undefined,
): Promise<{ readonly value: unknown }> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isFile()) throw new CommandError(`cannot load ${file}: file not found`);
  const isJson = path.endsWith('.json');
  if (isJson && name !== undefined)
    throw new CommandError(`${file} is JSON and has no exports: omit #${name}`);
  try {
    if (isJson) return { value: JSON.parse(await readFile(path, 'utf8')) };
    return { value: readExport(await importInTime(path), file, name) };
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    throw new CommandError(`cannot load ${file}: ${messageOf(cause)}`, { cause });
  }
}

/** Imports a module. Rejects if its top-level `await` does not end; the timer also keeps the process alive. */
async function importInTime(path: string): Promise<Fields> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const problem = `expected to load within ${LOAD_TIMEOUT_MS / 1000} s, got a top-level await that does not end`;
    timer = setTimeout(() => reject(new Error(problem)), LOAD_TIMEOUT_MS);
  });
  try {
    return await Promise.race([import(pathToFileURL(path).href), late]);
  } finally {
    clearTimeout(timer);
  }
}

function readExport(module: Fields, file: string, name: string | undefined): unknown {
  const key = name ?? 'default';
  if (Object.hasOwn(module, key)) return module[key];
  const names = Object.keys(module).map((one) => `#${one}`);
  const exported = names.length === 0 ? 'It exports nothing.' : `Exports: ${names.join(', ')}.`;
  throw new CommandError(
    name === undefined
      ? `${file} has no default export. ${exported}`
      : `${file} does not export "${name}". ${exported}`,
  );
}
