import { type Locale, locales, matchLocale } from '@errlex/i18n';
import { readerLanguages } from './reader-languages.js';

/**
 * Returns the supported locale of the page (`lang` of the root element), else of its reader (`navigator.languages`),
 * else English. An English page is passed over for a reader who lists no English, because templates declare every
 * page English. On a server, pass the request's locale instead. Never throws.
 *
 * @example
 * const messages = await loadMessages(detectLocale());
 */
export function detectLocale(): Locale;
/** The same for your own locales. Pass the same array each time: results are cached for it. */
export function detectLocale<Tag extends string, Fallback extends string = 'en'>(
  supported: readonly Tag[],
  fallback?: Fallback,
): Tag | Fallback;
export function detectLocale(supported: readonly string[] = locales, fallback = 'en'): string {
  return matchLocale(readerLanguages(), supported, fallback);
}
