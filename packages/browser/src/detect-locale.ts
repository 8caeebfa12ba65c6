import { type Locale, locales, matchLocale } from '@errlex/i18n';

/**
 * The supported locale of the page (`lang` of the root element), else of its reader (`navigator.languages`), else English. It
 * does not know whom a server serves: pass the locale of the request there. Never throws.
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
  const page = globalThis.document?.documentElement?.lang ?? '';
  const reader = globalThis.navigator?.languages ?? [];
  return matchLocale([page, ...reader], supported, fallback);
}
