import type { ErrorData } from '@errlex/core';
import { textsFor, translate } from '@errlex/i18n';
import type { SentError } from '../sent-error.js';
import type { Text, Texts } from './texts.js';

/**
 * Returns the text of an error in a supported locale, or in English if it has no translation. An undocumented text
 * is kept, because it says more than the reason, unless the generic text is asked for.
 */
export function translateError({ error, usesGenericText }: SentError, locale: string, texts: Texts): Text {
  if (usesGenericText) return translateReason(error, locale, texts);
  const messages = error.definition && texts.messages.get(locale);
  const translation = messages && translate(error, messages);
  return translation === undefined || translation.detail !== undefined
    ? { msg: error.message, locale: 'en' }
    : { msg: translation.text, locale: translation.locale };
}

/**
 * Returns the generic text of the reason of an error, which needs no params: in a supported locale, else in
 * English, else the name of the reason. Errors without a definition have the text of the unknown error.
 */
export function translateReason(
  error: ErrorData,
  locale: string,
  { messages, english, unknown }: Pick<Texts, 'messages' | 'english' | 'unknown'>,
): Text {
  const { code, reason = '', definition } = error.definition === undefined ? unknown : error;
  // A reason without a translation comes back as its name, which stands for the text here.
  const found = messages.get(locale);
  const translation = found && translate({ code, reason, params: {}, message: reason }, found);
  if (translation && translation.text !== reason)
    return { msg: translation.text, locale: translation.locale };
  const unspecified = textsFor(english, { code, reason })[`${reason}.unspecified`];
  return { msg: unspecified ?? genericText(reason, definition), locale: 'en' };
}

/** The documented text of a reason if it needs no params, else the name of the reason. */
export function genericText(reason: string, definition: ErrorData['definition']): string {
  const message = definition?.messages[reason];
  return message?.length === 1 ? message[0] : reason;
}
