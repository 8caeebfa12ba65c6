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
  const english = { msg: error.message, locale: 'en' };
  const own = texts.own?.get(locale);
  if (own && error.definition) {
    const { text, locale: found, detail } = translate(error, own);
    return detail === undefined ? { msg: text, locale: found } : english;
  }
  const messages = texts.messages.get(locale);
  if (locale === 'en' || messages === undefined || error.definition === undefined) return english;
  const { text, locale: found, detail } = translate(error, messages);
  return detail === undefined && found === locale ? { msg: text, locale } : english;
}

/**
 * Returns the generic text of the reason of an error, which needs no params: in a supported locale, else in
 * English, else the name of the reason. Errors without a definition have the text of the unknown error.
 */
export function translateReason(error: ErrorData, locale: string, texts: Texts): Text {
  const known = error.definition === undefined ? texts.unknown : error;
  const { reason = '', definition } = known;
  const own = texts.own?.get(locale);
  // The text of a message without a translation is its name here.
  const generic = own && translate({ code: known.code, reason, params: {}, message: reason }, own);
  if (generic && generic.text !== reason) return { msg: generic.text, locale: generic.locale };
  for (const tag of [locale, 'en']) {
    const messages = texts.messages.get(tag);
    const found = messages && textsFor(messages, known);
    const msg = found?.[`${reason}.unspecified`] ?? found?.[reason];
    if (msg && !msg.includes('{{')) return { msg, locale: tag };
  }
  return { msg: genericText(reason, definition), locale: 'en' };
}

/** The documented text of a reason if it needs no params, else the name of the reason. */
export function genericText(reason: string, definition: ErrorData['definition']): string {
  const message = definition?.messages[reason];
  return message?.length === 1 ? message[0] : reason;
}
