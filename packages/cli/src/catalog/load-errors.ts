import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Catalog,
  type Contract,
  defineErrors,
  type ErrorDefinition,
  type ErrorSet,
  spotV3Errors,
} from '@errlex/core';
import leven, { closestMatch } from 'leven';
import { CommandError, messageOf, type Terminal } from '../terminal.js';

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
    const isOther = (cause as NodeJS.ErrnoException | null)?.code === 'ERR_UNKNOWN_FILE_EXTENSION';
    const problem = isOther ? 'expected a JavaScript module or JSON' : messageOf(cause);
    throw new CommandError(`cannot load ${file}: ${problem}`, { cause });
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

/** A definition, and the message that was asked for if the query was a message id. */
export interface Found {
  readonly definition: ErrorDefinition;
  readonly messageId?: string;
}

/** The share of a name that may be mistyped. */
const MAX_TYPO_SHARE = 0.3;

/**
 * Finds the definition of a code (with or without its sign), of a reason or of a message id, in any case. Throws a
 * `CommandError` that suggests the nearest name or code.
 */
export function findDefinition(catalog: Catalog, query: string): Found {
  const text = query.trim();
  const isCode = /^-?\d+$/.test(text);
  const found = isCode ? findCode(catalog, Number(text)) : findName(catalog, text.toUpperCase());
  if (found) return found;
  const nearest = isCode ? nearestCode(catalog, text) : nearestName(catalog, text.toUpperCase());
  throw new CommandError(`"${query}" is not in the catalog.${nearest ? ` Did you mean ${nearest}?` : ''}`);
}

function findCode(catalog: Catalog, code: number): Found | undefined {
  const definition = catalog.find((one) => one.code === code) ?? catalog.find((one) => one.code === -code);
  return definition && { definition };
}

function findName(catalog: Catalog, name: string): Found | undefined {
  for (const definition of catalog) {
    if (definition.reason.toUpperCase() === name) return { definition };
    const messageId = Object.keys(definition.messages).find((id) => id.toUpperCase() === name);
    if (messageId !== undefined) return { definition, messageId };
  }
  return undefined;
}

function nearestName(catalog: Catalog, name: string): string | undefined {
  const names = new Map(
    catalog
      .flatMap(({ reason, messages }) => [reason, ...Object.keys(messages)])
      .map((id) => [id.toUpperCase(), id]),
  );
  const ids = [...names.keys()];
  const part = name.length < 4 ? undefined : ids.find((id) => id.includes(name));
  const maxDistance = Math.floor(name.length * MAX_TYPO_SHARE);
  return names.get(part ?? closestMatch(name, ids, { maxDistance }) ?? '');
}

/** Finds the numerically nearest code that differs in one digit. */
function nearestCode(catalog: Catalog, text: string): string | undefined {
  const digits = text.replace('-', '');
  const distance = ({ code }: ErrorDefinition) => Math.abs(Math.abs(code) - Number(digits));
  const [nearest] = catalog
    .filter(({ code }) => leven(String(Math.abs(code)), digits) === 1)
    .sort((left, right) => distance(left) - distance(right));
  return nearest && `${nearest.code} ${nearest.reason}`;
}
