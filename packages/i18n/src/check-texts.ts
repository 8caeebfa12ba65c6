import type { AnyErrorSet, Catalog } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { pluralSuffix } from './plural-category.js';

/** Texts by message id. Objects may be nested: by group, by reason and variant, and by plural category. */
export interface NestedTexts {
  readonly [key: string]: string | NestedTexts;
}

/** The names of the params of a message, and the name of the first numeric param. */
interface ParamNames {
  readonly names: readonly string[];
  readonly number: string | undefined;
}

/** Reasons of errors without a code. This package ships texts for these reasons too. */
const reasonsWithoutCode = ['NO_NETWORK', 'UNREADABLE_RESPONSE', 'OUTDATED_APP'];

const noParams: ParamNames = { names: [], number: undefined };

/**
 * Returns the definitions that an application may write texts for: its own ones, the `httpErrors`, and errors
 * without a code.
 */
export function definitionsOf({ catalog }: Pick<AnyErrorSet, 'catalog'>): Catalog {
  const own = new Set(catalog.map(({ reason }) => reason));
  const generic = reasonsWithoutCode.map(
    (reason) => ({ code: 0, reason, messages: { [reason]: [''] } }) as const,
  );
  return [...catalog, ...[...httpErrors, ...generic].filter(({ reason }) => !own.has(reason))];
}

/** Returns the params of each message id. The generic text of a reason has no params. */
export function paramsById(definitions: Catalog): ReadonlyMap<string, ParamNames> {
  const entries = definitions.flatMap(({ reason, messages }): [string, ParamNames][] => [
    [reason, noParams],
    [`${reason}.unspecified`, noParams],
    ...Object.entries(messages).map(([id, [template, ...names]]): [string, ParamNames] => {
      const kinds: readonly string[] = template.match(/%[ds]/g) ?? [];
      return [id, { names, number: names[kinds.indexOf('%d')] }];
    }),
  ]);
  return new Map(entries);
}

/**
 * Flattens the texts of one locale into keys as i18next writes them, with placeholders in double braces.
 * Throws a `TypeError` that names the first text that is malformed or would never be shown.
 */
export function flattenTexts(
  texts: unknown,
  place: string,
  ids: ReadonlyMap<string, ParamNames>,
): Readonly<Record<string, string>> {
  const flat: Record<string, string> = {};
  const visit = (value: unknown, path: readonly string[], prefix: string) => {
    const at = [place, ...path].join('.');
    if (typeof value === 'string' && prefix !== '') {
      const { key, params } = findKey(prefix, ids, at);
      flat[key] = normalizePlaceholders(value, params, at);
      return;
    }
    if (!isRecord(value)) {
      const expected = path.length === 0 ? 'an object of texts' : 'a text';
      throw new TypeError(`Invalid ${at}: expected ${expected}, got ${kindOf(value)}.`);
    }
    for (const [name, one] of Object.entries(value)) {
      // The name of a group that is not a reason, such as `errors`, is not part of the message ids inside
      // the group.
      const isPart = prefix !== '' || typeof one === 'string' || isReason(name, ids);
      visit(one, [...path, name], isPart ? appendName(prefix, name, ids) : '');
    }
  };
  visit(texts, [], '');
  return flat;
}

function isReason(name: string, ids: ReadonlyMap<string, ParamNames>): boolean {
  return ids.has(name) || [...ids.keys()].some((id) => id.startsWith(`${name}.`));
}

/**
 * Appends a name to a key: with `_` if it is a plural category, else with `.`. If the message has a variant
 * with the name of a category, such as `other`, uses `.` too.
 */
function appendName(prefix: string, name: string, ids: ReadonlyMap<string, ParamNames>): string {
  if (prefix === '') return name;
  const isCategory = pluralSuffix.test(`_${name}`) && !ids.has(`${prefix}.${name}`);
  return isCategory ? `${prefix}_${name}` : `${prefix}.${name}`;
}

function findKey(
  key: string,
  ids: ReadonlyMap<string, ParamNames>,
  at: string,
): { readonly key: string; readonly params: ParamNames } {
  const exact = ids.get(key);
  if (exact) return { key, params: exact };
  const id = key.replace(pluralSuffix, '');
  const params = ids.get(id);
  if (params === undefined) {
    const similar = findSimilar(id, [...ids.keys()]);
    throw new TypeError(`Unknown message id in ${at}.${similar ? ` Did you mean "${similar}"?` : ''}`);
  }
  if (params.number === undefined) {
    throw new TypeError(`Invalid ${at}: expected no plural form, because the message has no number.`);
  }
  return { key, params };
}

/**
 * Converts placeholders to double braces, as i18next writes them; nestjs-i18n writes single braces.
 * `{{count}}` stands for the first numeric param if no param has the name `count`. Throws a `TypeError` for a
 * malformed text.
 */
function normalizePlaceholders(text: string, { names, number }: ParamNames, at: string): string {
  if (text.trim() === '') throw new TypeError(`Invalid ${at}: expected a text, got an empty one.`);
  if (/\$t\(/.test(text)) throw new TypeError(`Invalid ${at}: expected no nested text, got "$t(".`);
  const parts = text.split(/(\{\{-?[^{}]*\}\}|\{[^{}]*\})/);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) {
        if (!/[{}]/.test(part)) return part;
        throw new TypeError(`Invalid ${at}: expected no brace outside of a placeholder.`);
      }
      const name = part.replace(/[{}]/g, '').replace(/^-/, '').trim();
      const param = names.includes(name) ? name : name === 'count' ? number : undefined;
      if (param !== undefined) return `{{${param}}}`;
      const known = names.map((one) => `{{${one}}}`).join(', ') || 'no placeholder';
      throw new TypeError(`Invalid ${at}: expected ${known}, got ${part}.`);
    })
    .join('');
}

/**
 * Returns the first name that differs only in case and separators, else the first that differs in at most two
 * letters.
 */
export function findSimilar(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]/g, '');
  return names.find((one) => plain(one) === plain(name)) ?? names.find((one) => editDistance(name, one) <= 2);
}

/**
 * Counts the letters to change, insert or delete to turn one word into another. Returns 3 or more if it takes
 * more than 2.
 */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2 || left.length > 64) return 3;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let y = 1; y <= left.length; y++) {
    const next = [y];
    for (let x = 1; x <= right.length; x++) {
      const change = (row[x - 1] ?? 0) + (left[y - 1] === right[x - 1] ? 0 : 1);
      next.push(Math.min(change, (row[x] ?? 0) + 1, (next[x - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 3;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : typeof value;
}
