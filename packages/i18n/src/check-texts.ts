import type { AnyErrorSet, Catalog } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { pluralSuffix } from './plural-category.js';

/** Texts by message id. They may be nested: in groups, by reason and variant, and by plural category. */
export interface NestedTexts {
  readonly [key: string]: string | NestedTexts;
}

/** The names of the params of a message, and the first that is a number. */
interface Params {
  readonly names: readonly string[];
  readonly number: string | undefined;
}

/** The texts for errors without a code. */
const withoutCode = ['NO_NETWORK', 'UNREADABLE_RESPONSE', 'OUTDATED_APP'];

const noParams: Params = { names: [], number: undefined };

/** Returns the definitions that an application may have texts for: its own, and the shipped ones for HTTP itself. */
export function definitionsOf({ catalog }: Pick<AnyErrorSet, 'catalog'>): Catalog {
  const own = new Set(catalog.map(({ reason }) => reason));
  const generic = withoutCode.map((reason) => ({ code: 0, reason, messages: { [reason]: [''] } }) as const);
  return [...catalog, ...[...httpErrors, ...generic].filter(({ reason }) => !own.has(reason))];
}

/** Returns the params of each message, by its id, and of the generic text of each reason. */
export function paramsById(definitions: Catalog): ReadonlyMap<string, Params> {
  const entries = definitions.flatMap(({ reason, messages }): [string, Params][] => [
    [reason, noParams],
    [`${reason}.unspecified`, noParams],
    ...Object.entries(messages).map(([id, [template, ...names]]): [string, Params] => {
      const kinds: readonly string[] = template.match(/%[ds]/g) ?? [];
      return [id, { names, number: names[kinds.indexOf('%d')] }];
    }),
  ]);
  return new Map(entries);
}

/**
 * Flattens the texts of one locale into keys as i18next writes them, with placeholders in double braces. Throws a
 * `TypeError` that names the place of the first text that would never be shown, or not as it is meant.
 */
export function flattenTexts(
  texts: unknown,
  place: string,
  ids: ReadonlyMap<string, Params>,
): Readonly<Record<string, string>> {
  const flat: Record<string, string> = {};
  const visit = (value: unknown, path: readonly string[], prefix: string) => {
    const at = [place, ...path].join('.');
    if (typeof value === 'string' && prefix !== '') {
      const { key, params } = findKey(prefix, ids, at);
      flat[key] = toDoubleBraces(value, params, at);
      return;
    }
    if (!isRecord(value)) {
      const expected = path.length === 0 ? 'an object of texts' : 'a text';
      throw new TypeError(`Invalid ${at}: expected ${expected}, got ${kindOf(value)}.`);
    }
    for (const [name, one] of Object.entries(value)) {
      // A group that is not a reason, such as `errors`, adds nothing to the ids inside it.
      const isPart = prefix !== '' || typeof one === 'string' || isReason(name, ids);
      visit(one, [...path, name], isPart ? join(prefix, name, ids) : '');
    }
  };
  visit(texts, [], '');
  return flat;
}

function isReason(name: string, ids: ReadonlyMap<string, Params>): boolean {
  return ids.has(name) || [...ids.keys()].some((id) => id.startsWith(`${name}.`));
}

/** Appends a name to a key: a plural category unless the id has such a variant. */
function join(prefix: string, name: string, ids: ReadonlyMap<string, Params>): string {
  if (prefix === '') return name;
  const isCategory = pluralSuffix.test(`_${name}`) && !ids.has(`${prefix}.${name}`);
  return isCategory ? `${prefix}_${name}` : `${prefix}.${name}`;
}

function findKey(
  key: string,
  ids: ReadonlyMap<string, Params>,
  at: string,
): { readonly key: string; readonly params: Params } {
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
 * Writes placeholders in double braces, as i18next does; nestjs-i18n writes single ones. `count` stands for the number
 * of a message that has no param of this name.
 */
function toDoubleBraces(text: string, { names, number }: Params, at: string): string {
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

/** Returns the first name that is the same but for case, separators, or up to two letters. */
export function findSimilar(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]/g, '');
  return names.find((one) => plain(one) === plain(name)) ?? names.find((one) => distance(name, one) <= 2);
}

/** Counts the letters to change, insert or delete until two words are equal; more than 2 are not counted. */
function distance(left: string, right: string): number {
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
