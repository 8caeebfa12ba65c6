import {
  type AnyApiError,
  type AnyErrorSet,
  createApiError,
  type ErrorDefinition,
  type Params,
  parsePayload,
  toApiError,
} from '@errlex/core';
import { matchTemplate, parseParams, toPlainText } from '@errlex/core/text';
import type { Messages } from './messages.js';
import { type PluralCategory, pluralKeys } from './plural-category.js';
import { toTemplate } from './to-template.js';

export interface ParseLocalizedOptions {
  /** The functions of another catalog than `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * The error in a payload whose text is in the locale of `messages`, or in documented English: with its
 * message id and params, so that it can be told in another language. `message` is then the documented
 * English, `payload` what came. A text that is neither gives what `toApiError` gives. Never throws.
 */
export function parseLocalized(
  value: unknown,
  messages: Messages,
  { errors }: ParseLocalizedOptions = {},
): AnyApiError | undefined {
  const payload = parsePayload(value);
  if (payload === undefined) return undefined;
  const { code, msg } = payload;
  const text = toPlainText(msg);
  const toError: AnyErrorSet['toApiError'] = errors?.toApiError ?? toApiError;
  const error = toError({ code, msg: text });
  const found = error && (error.messageId === undefined ? matchTexts(error, messages, text) : error);
  if (found?.messageId === undefined) return toError(value);
  const create = (errors?.createApiError ?? createApiError) as AnyErrorSet['createApiError'];
  // The id is one of the catalog's own, and its params were read as the row says.
  return create(found.messageId as never, found.params as never, { msg } as never);
}

function matchTexts(
  { definition }: AnyApiError,
  messages: Messages,
  text: string,
): { messageId: string; params: Params } | undefined {
  try {
    for (const messageId of Object.keys(definition?.messages ?? {})) {
      const params = definition && matchMessage(messages, messageId, definition, text);
      if (params) return { messageId, params };
    }
  } catch {
    // What came as JSON may be anything.
  }
  return undefined;
}

function matchMessage(
  { texts }: Messages,
  id: string,
  { messages }: ErrorDefinition,
  text: string,
): Params | undefined {
  const [template = '', ...names] = messages[id] ?? [];
  const kinds = template.match(/%[ds]/g) ?? [];
  const forms: [string, PluralCategory | undefined][] = [[id, undefined], ...pluralKeys(id)];
  for (const [key, category] of forms) {
    const form = texts[key];
    const values = typeof form === 'string' ? matchForm(form, text) : undefined;
    const parts = values && names.map((name) => values.get(name) ?? words[category ?? 'other']);
    if (parts?.every((part) => part !== undefined)) {
      const params = parseParams({ names, kinds }, parts);
      if (params) return params;
    }
  }
  return undefined;
}

function matchForm(form: string, text: string): Map<string, string> | undefined {
  const template = toTemplate(form);
  const parts = matchTemplate(template, text);
  return parts && new Map(template.names.map((name, index) => [name, parts[index] as string]));
}

/** A plural form that writes its number as a word has it in its category: zero, one or two. */
const words: Partial<Record<PluralCategory, string>> = { zero: '0', one: '1', two: '2' };
