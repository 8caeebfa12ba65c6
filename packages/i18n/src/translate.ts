import type { AnyParams, ErrorData } from '@errlex/core';
import { removeControls } from '@errlex/core/text';
import { hasOtherCode, type Messages, type Translation } from './messages.js';
import { pluralCategory } from './plural-category.js';
import { isolate, isolateRightToLeft, toLabel, toPlainParam, toTemplate } from './template.js';

/** The fields of an error that `translate` reads. An `ErrorData`, an `ApiError` and its JSON have them. */
export interface Translatable
  extends Pick<ErrorData, 'code' | 'params' | 'message'>,
    Partial<Pick<ErrorData, 'reason' | 'messageId'>> {}

/** The text for a value that is not an error of this library. */
const UNKNOWN_TEXT = 'An unknown error occurred.';

/**
 * Translates an error into the locale of `messages`. Never throws.
 *
 * Prints params as plain text: at most 256 UTF-16 units, without control characters, isolated if they would
 * reorder the sentence. For an undocumented text, returns the generic message of the reason, with the
 * received text as `detail`. If neither the locale nor its fallbacks have a text for the error, for example
 * because it belongs to another catalog, returns the English of the error.
 */
export function translate(error: Translatable, messages: Messages): Translation {
  try {
    const { messageId, reason, params, message } = error;
    for (let own: Messages | undefined = messages; own; own = own.fallback) {
      if (hasOtherCode(own.codes, error)) continue;
      const { locale, dir } = own;
      const exact = messageId === undefined ? undefined : renderMessage(own, messageId, params ?? {});
      if (exact) return { text: exact, locale, dir };
      const text =
        renderMessage(own, `${reason}.unspecified`, {}) || renderMessage(own, reason ?? 'UNKNOWN_ERROR', {});
      if (!text) continue;
      const detail = removeControls(String(message ?? ''));
      return detail === '' || detail === reason ? { text, locale, dir } : { text, locale, dir, detail };
    }
    return { text: removeControls(String(message ?? '')) || UNKNOWN_TEXT, locale: 'en', dir: 'ltr' };
  } catch {
    return { text: UNKNOWN_TEXT, locale: 'en', dir: 'ltr' };
  }
}

/** Renders a message. Returns `undefined` if the locale does not have it or a param is missing. */
function renderMessage(messages: Messages, id: string, params: AnyParams): string | undefined {
  const { texts } = messages;
  const text = texts[id];
  if (typeof text === 'string') return fillIn(text, params, messages);
  const count = firstNumber(params);
  if (count === undefined) return undefined;
  // Uses the form `_zero` for 0 in any language, as i18next does.
  const form =
    (count === 0 ? texts[`${id}_zero`] : undefined) ??
    texts[`${id}_${pluralCategory(messages, count)}`] ??
    texts[`${id}_other`];
  // Isolates the number only if it is negative: a minus sign can reorder the sentence, digits alone cannot.
  return typeof form === 'string' ? fillIn(form, params, messages, count >= 0) : undefined;
}

/** Returns the number that selects the plural form: the first param that is a number. */
export function firstNumber(params: AnyParams): number | undefined {
  for (const name in params) {
    const value = params[name];
    if (typeof value === 'number') return value;
  }
  return undefined;
}

function fillIn(
  text: string,
  params: AnyParams,
  { dir, labels }: Messages,
  bareNumbers = false,
): string | undefined {
  if (!text.includes('{')) return text;
  const { literals, names } = toTemplate(text);
  let filled = literals[0] ?? '';
  for (let index = 0; index < names.length; index++) {
    const value = params[names[index] as string];
    const isNumber = typeof value === 'number';
    // The param is missing, or neither a number nor a text. For the name `constructor`, it is an inherited
    // function.
    if (!isNumber && typeof value !== 'string') return undefined;
    const plain = toLabel(value, labels) ?? toPlainParam(value);
    const isBare = isNumber && (dir === 'ltr' || bareNumbers);
    const isolated = isBare ? plain : dir === 'ltr' ? isolateRightToLeft(plain) : isolate(plain);
    filled += isolated + literals[index + 1];
  }
  return filled;
}
