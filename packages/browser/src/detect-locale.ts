import { type Locale, locales, matchLocale } from '@errlex/i18n';
import { readerLanguages } from './reader-languages.js';

/**
 * The supported locale of the page (`lang` of the root element), else of its reader (`navigator.languages`),
 * else English. A page that says it is English is passed over for a reader who lists no English: templates
 * say so of every page. It does not know whom a server serves: pass the locale of the request there. Never
 * throws.
 *
 * @example
 * const messages = await loadMessages(detectLocale());
 */
export function detectLocale(): Locale;
/** The same among locales of your own; pass one array each time, for what is derived from it is kept. */
export function detectLocale<Tag extends string, Fallback extends string = 'en'>(
  supported: readonly Tag[],
  fallback?: Fallback,
): Tag | Fallback;
export function detectLocale(supported: readonly string[] = locales, fallback = 'en'): string {
  return matchLocale(readerLanguages(), supported, fallback);
}
