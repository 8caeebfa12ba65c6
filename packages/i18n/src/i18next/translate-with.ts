import { toPlainText } from '@errlex/core/text';
import type { i18n } from 'i18next';
import type { Translation } from '../messages.js';
import type { Translatable } from '../translate.js';
import { messageArgs } from './message-args.js';

/**
 * Translates an error like `translate`, with an i18next instance that has the messages: in its language, or
 * in `language`. `locale` and `dir` describe the text, which may be in a fallback language. If no text is
 * found, returns the error's own English.
 */
export function translateWith(instance: i18n, error: Translatable, language?: string): Translation {
  const [keys, options] = messageArgs(error);
  const { res, usedKey, usedLng } = instance.t(keys, {
    ...options,
    defaultValue: '',
    returnDetails: true,
    ...(language !== undefined && { lng: language }),
  });
  const message = toPlainText(String(error.message ?? ''));
  if (!res) return { text: message, locale: 'en', dir: 'ltr' };
  // For a negative number, `messageArgs` passes the key of the plural form.
  const isExact = usedKey.replace(/_other$/, '') === error.messageId;
  const translation = { text: String(res), locale: usedLng, dir: instance.dir(usedLng) };
  return isExact || message === '' || message === error.reason
    ? translation
    : { ...translation, detail: message };
}
