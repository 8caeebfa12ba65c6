import type { AnyApiError } from '@errlex/core';
import { matchLocale, translate } from '@errlex/i18n';
import type { ErrlexContext } from './errlex.context.js';

/** What `msg` says, and the language it is in. */
export interface Text {
  readonly msg: string;
  readonly locale: string;
}

/**
 * The message of an error in the first of the requested languages that is supported: the English of the wire where that is
 * English, and where there is no translation. A text that nobody documented is kept: it says more than its reason.
 */
export function toText(
  error: AnyApiError,
  requested: readonly string[],
  { supported, messages }: ErrlexContext,
): Text {
  const found = messages.get(matchLocale(requested, supported, 'en'));
  if (found === undefined || error.definition === undefined) return { msg: error.message, locale: 'en' };
  const { text, locale, detail } = translate(error, found);
  return detail === undefined ? { msg: text, locale } : { msg: error.message, locale: 'en' };
}
