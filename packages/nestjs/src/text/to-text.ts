import { translate } from '@errlex/i18n';
import type { CodedError } from '../coded-error.js';
import type { Text, Texts } from './texts.js';

/**
 * What is said about an error in a supported locale: the documented English where there is no translation. A
 * text that nobody documented is kept, because it says more than its reason; an empty one gives way to the
 * generic text of the reason.
 */
export function toText(error: CodedError, locale: string, { messages }: Texts): Text {
  const english = { msg: error.message, locale: 'en' };
  const isGeneric = error.message === '';
  if (!isGeneric && (locale === 'en' || error.definition === undefined)) return english;
  const found = messages.get(locale);
  const translation = found && translate(error, found);
  if (translation && translation.detail === undefined && translation.locale === locale) {
    return { msg: translation.text, locale };
  }
  return isGeneric ? toGenericText(error, messages) : english;
}

function toGenericText(error: CodedError, messages: Texts['messages']): Text {
  const english = messages.get('en');
  // The locale is that of an application's own messages, which tell nothing of this reason.
  const { text, locale } = translate(error, english ?? { locale: 'en', dir: 'ltr', texts: {} });
  return { msg: text, locale };
}
