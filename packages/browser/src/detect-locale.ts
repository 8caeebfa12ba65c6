import { type Locale, locales, matchLocale } from '@errlex/i18n';
import { readerLanguages } from './reader-languages.js';

/**
 * Returns the best supported locale: the language of the page (`lang` of the root element), else of the
 * browser (`navigator.languages`), else English. Ignores an English page if the browser lists no English,
 * because templates declare every page English. On a server, pass the request's locale instead. Never throws.
 *
 * @example
 * const messages = await loadMessages(detectLocale());
 */
export function detectLocale(): Locale;
/** Returns the best of your own locales. Pass the same array each time: results are cached by it. */
export function detectLocale<Tag extends string, Fallback extends string = 'en'>(
  supported: readonly Tag[],
  fallback?: Fallback,
): Tag | Fallback;
export function detectLocale(supported: readonly string[] = locales, fallback = 'en'): string {
  return matchLocale(readerLanguages(), supported, fallback);
}
