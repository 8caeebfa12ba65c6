import {
  type AnyApiError,
  createApiError,
  type Definition,
  type Params,
  parsePayload,
  toApiError,
} from '@errlex/core';
import { matchTemplate } from '@errlex/core/template';
import type { Messages } from './messages.js';
import { toPlainText } from './plain-text.js';
import { type PluralCategory, pluralKeys } from './plural-category.js';

/** The functions of another catalogue than `spotV3`. */
export interface RecognizeOptions {
  readonly errors?: {
    toApiError(value: unknown): AnyApiError | undefined;
    createApiError(id: never, params: never, options: { msg: string }): AnyApiError;
  };
}

/**
 * The error in a payload whose text is in the locale of `messages`, or in documented English: with its message id and params, so
 * that it can be told in another language. `message` is then the documented English, `payload` what came. A text that is
 * neither gives what `toApiError` gives. Never throws.
 */
export function recognize(
  value: unknown,
  messages: Messages,
  { errors = { toApiError, createApiError } }: RecognizeOptions = {},
): AnyApiError | undefined {
  const payload = parsePayload(value);
  if (payload === undefined) return undefined;
  const { code, msg } = payload;
  const text = toPlainText(msg);
  const error = errors.toApiError({ code, msg: text });
  const found = error && (error.messageId === undefined ? matchTexts(error, messages, text) : error);
  if (found?.messageId === undefined) return errors.toApiError(value);
  // The id is one of the catalogue's own, and its params were read as the row says.
  return errors.createApiError(found.messageId as never, found.params as never, { msg });
}

function matchTexts(
  { definition }: AnyApiError,
  messages: Messages,
  text: string,
): { messageId: string; params: Params } | undefined {
  for (const messageId of Object.keys(definition?.messages ?? {})) {
    const params = definition && matchMessage(messages, messageId, definition, text);
    if (params) return { messageId, params };
  }
  return undefined;
}

function matchMessage(
  { texts }: Messages,
  id: string,
  definition: Definition,
  text: string,
): Params | undefined {
  const forms: [string, PluralCategory | undefined][] = [[id, undefined], ...pluralKeys(id)];
  for (const [key, category] of forms) {
    const form = texts[key];
    const values = typeof form === 'string' ? matchForm(form, text) : undefined;
    const params = values && readParams(definition.messages[id] ?? [''], values, category);
    if (params) return params;
  }
  return undefined;
}

function matchForm(form: string, text: string): Map<string, string> | undefined {
  const cut = form.split(/\{\{(\w+)\}\}/);
  const names = cut.filter((_, index) => index % 2 === 1);
  const parts = matchTemplate({ names, literals: cut.filter((_, index) => index % 2 === 0) }, text);
  return parts && new Map(names.map((name, index) => [name, parts[index] as string]));
}

/** A plural form that writes its number as a word has it in its category: zero, one or two. */
const words: Partial<Record<PluralCategory, string>> = { zero: '0', one: '1', two: '2' };

function readParams(
  [template, ...names]: readonly [string, ...string[]],
  values: ReadonlyMap<string, string>,
  category: PluralCategory | undefined,
): Params | undefined {
  const kinds = template.match(/%[ds]/g) ?? [];
  const params: Record<string, string | number> = {};
  for (const [index, name] of names.entries()) {
    const value = values.get(name) ?? (category && words[category]);
    if (value === undefined) return undefined;
    if (kinds[index] === '%s') params[name] = value;
    else if (String(Number(value)) === value) params[name] = Number(value);
    else return undefined;
  }
  return params;
}
