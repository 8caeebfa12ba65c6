import type { AnyApiError, ApiErrorJson, Params } from '@errlex/core';
import { toPlainText } from '@errlex/core/text';
import type { Messages, Translation } from './messages.js';
import { isolate, isolateRightToLeft, toPlainParam } from './plain-text.js';
import { pluralCategory } from './plural-category.js';
import { toTemplate } from './to-template.js';

/** What is read of an error: an `ApiError` or the JSON of one. */
export type Translatable = Pick<
  AnyApiError | ApiErrorJson,
  'code' | 'reason' | 'messageId' | 'params' | 'message'
>;

/** For what is no error of ours. */
const nothingKnown = 'An unknown error occurred.';

/**
 * The message of an error for a person who reads the locale of `messages`. Params are printed as plain text:
 * at most 256 UTF-16 units, without controls, isolated where they would reorder the sentence. What has no
 * message there is told by its reason, with its own text as `detail`, or in English. Never throws.
 */
export function translate(error: Translatable, messages: Messages): Translation {
  try {
    const { messageId, reason, params } = error;
    const { locale, dir } = messages;
    const exact = messageId === undefined ? undefined : renderMessage(messages, messageId, params ?? {});
    if (exact) return { text: exact, locale, dir };
    const text =
      renderMessage(messages, `${reason}.unspecified`, {}) ||
      renderMessage(messages, reason ?? 'UNKNOWN_ERROR', {});
    const message = toPlainText(String(error.message ?? ''));
    if (!text) return { text: message || nothingKnown, locale: 'en', dir: 'ltr' };
    return message === '' || message === reason
      ? { text, locale, dir }
      : { text, locale, dir, detail: message };
  } catch {
    return { text: nothingKnown, locale: 'en', dir: 'ltr' };
  }
}

/** A message filled in; undefined where the locale has none, or a param is missing. */
function renderMessage({ texts, locale, dir }: Messages, id: string, params: Params): string | undefined {
  const text = texts[id];
  if (typeof text === 'string') return fillIn(text, params, dir);
  const count = firstNumber(params);
  if (count === undefined) return undefined;
  const form = texts[`${id}_${pluralCategory(locale, count)}`] ?? texts[`${id}_other`];
  // The digits of a count reorder nothing, but a minus sign does.
  return typeof form === 'string' ? fillIn(form, params, dir, count >= 0) : undefined;
}

/** The number that selects the plural form: the first param that is one. */
export function firstNumber(params: Params): number | undefined {
  for (const name in params) {
    const value = params[name];
    if (typeof value === 'number') return value;
  }
  return undefined;
}

function fillIn(text: string, params: Params, dir: Messages['dir'], bareNumbers = false): string | undefined {
  if (!text.includes('{')) return text;
  const { literals, names } = toTemplate(text);
  let filled = literals[0] ?? '';
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    const isNumber = typeof value === 'number';
    if (!isNumber && typeof value !== 'string') return undefined;
    const plain = toPlainParam(value);
    const isBare = isNumber && (dir === 'ltr' || bareNumbers);
    const isolated = isBare ? plain : dir === 'ltr' ? isolateRightToLeft(plain) : isolate(plain);
    filled += isolated + literals[index + 1];
  }
  return filled;
}
