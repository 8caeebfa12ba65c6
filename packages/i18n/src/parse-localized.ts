import {
  type AnyApiError,
  type AnyErrorSet,
  type AnyParams,
  ApiError,
  decode,
  type ErrorData,
  type MessageTemplate,
} from '@errlex/core';
import {
  coerceParams,
  matchTemplate,
  removeControls,
  renderTemplate,
  type Template,
} from '@errlex/core/text';
import { type Messages, type PluralCategory, textsFor } from './messages.js';
import { pluralKeys } from './plural-category.js';
import { toTemplate } from './template.js';

export interface ParseLocalizedOptions {
  /** The error set of the API. Default: `spotV3Errors`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Returns the error in a payload whose text is documented English or a translation in `messages`, with its
 * message id and params, so that it can be translated into another language. Its `message` is then the
 * documented English, and `msg` the received text. For any other text, returns the same as `toApiError`.
 * Never throws.
 */
export function parseLocalized(
  value: unknown,
  messages: Messages,
  { errors }: ParseLocalizedOptions = {},
): AnyApiError | undefined {
  const error = errors ? errors.decode(value) : decode(value);
  if (error === undefined) return undefined;
  const { data } = error;
  // A spread loses `data`, because it is not enumerable.
  const parsed = new ApiError({ ...error, ...(data && { data }), ...findMessage(error, messages) });
  // The cast is safe: `AnyApiError` covers the errors of every definition.
  return parsed as unknown as AnyApiError;
}

/** A documented message, with the params from a text. */
export type FoundMessage = Pick<ErrorData, 'params' | 'message'> & { readonly messageId: string };

/**
 * Finds the documented message of an error from its text (`msg`), which is English or in the locale of
 * `messages`. Tries the messages of the error's definition. `message` of the result is the English text.
 * Never throws.
 */
export function findMessage(
  { definition, code, reason, msg }: ErrorData,
  messages: Messages,
): FoundMessage | undefined {
  try {
    const text = removeControls(msg);
    const documented = Object.entries(definition?.messages ?? {}).map(parseEnglish);
    for (const english of documented) {
      const found = toMessage(english, matchTemplate(english, text));
      if (found) return found;
    }
    for (let own: Messages | undefined = messages; own; own = own.fallback) {
      const texts = textsFor(own, { code, reason });
      for (const english of documented) {
        const found = matchTranslation(english, { ...own, texts }, text);
        if (found) return found;
      }
    }
  } catch {
    // Errors and messages that were parsed from JSON may have fields of any type.
  }
  return undefined;
}

/** The English template of a message. */
interface EnglishTemplate extends Template {
  readonly id: string;
  /** `%d` or `%s` for each param. */
  readonly kinds: readonly string[];
}

function parseEnglish([id, [template, ...names]]: [id: string, message: MessageTemplate]): EnglishTemplate {
  return { id, literals: template.split(/%[ds]/), names, kinds: template.match(/%[ds]/g) ?? [] };
}

/**
 * Creates a found message. `parts` has the value of each param as a text, in the order of the names. Returns
 * `undefined` if a value is not of the param's type.
 */
function toMessage(english: EnglishTemplate, parts: readonly string[] | undefined): FoundMessage | undefined {
  const params: AnyParams | undefined = parts && coerceParams(english, parts);
  return (
    params && {
      messageId: english.id,
      params: Object.freeze(params),
      message: renderTemplate(english, params),
    }
  );
}

/** Matches a text with the translation of a message, including its plural forms. */
function matchTranslation(
  english: EnglishTemplate,
  { texts, labels = {} }: Messages,
  text: string,
): FoundMessage | undefined {
  const toValue = (part: string) => Object.keys(labels).find((value) => labels[value] === part) ?? part;
  const forms: [string, PluralCategory | undefined][] = [[english.id, undefined], ...pluralKeys(english.id)];
  for (const [key, category] of forms) {
    const form = texts[key];
    const values = typeof form === 'string' ? matchForm(form, text) : undefined;
    const parts =
      values && english.names.map((name) => values.get(name) ?? impliedCounts[category ?? 'other']);
    // A value is `undefined` if the plural form neither contains nor implies it.
    const found = parts?.includes(undefined)
      ? undefined
      : toMessage(english, (parts as string[] | undefined)?.map(toValue));
    if (found) return found;
  }
  return undefined;
}

function matchForm(form: string, text: string): Map<string, string> | undefined {
  const template = toTemplate(form);
  const parts = matchTemplate(template, text);
  return parts && new Map(template.names.map((name, index) => [name, parts[index] as string]));
}

/** The number that a plural form implies if it has a word instead of a number, by plural category. */
const impliedCounts: Partial<Record<PluralCategory, string>> = { zero: '0', one: '1', two: '2' };
