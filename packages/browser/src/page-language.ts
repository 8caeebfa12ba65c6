import { type Locale, locales, matchLocale } from '@errlex/i18n';

/**
 * Returns the best supported locale: the language of the page (`lang` of the root element), else of the
 * browser (`navigator.languages`), else English. Ignores an English page if the browser lists no English,
 * because templates declare every page English. On a server, pass the request's locale instead. Never throws.
 *
 * @example
 * const messages = await loadMessages(detectLocale());
 */
export function detectLocale(): Locale;
/**
 * Returns the locale of your own list that fits the page or the browser best. Pass the same array each time,
 * because results are cached by it.
 */
export function detectLocale<Tag extends string, Fallback extends string = 'en'>(
  supported: readonly Tag[],
  fallback?: Fallback,
): Tag | Fallback;
export function detectLocale(supported: readonly string[] = locales, fallback = 'en'): string {
  return matchLocale(readerLanguages(), supported, fallback);
}

/**
 * Returns the user's languages, best first: the language of the page (`lang` of the root element), then those
 * of the browser (`navigator.languages`). An English page comes last if the browser lists no English, because
 * templates declare every page English. Returns an empty list on a server.
 */
export function readerLanguages(): string[] {
  const page = globalThis.document?.documentElement?.lang ?? '';
  const reader = globalThis.navigator?.languages ?? [];
  const isEnglish = (tag: string) => /^en\b/i.test(tag);
  return isEnglish(page) && !reader.some(isEnglish) ? [...reader, page] : [page, ...reader];
}

/**
 * Calls `callback` when the language of the page (`lang` of its root element) or of the browser changes,
 * until the returned function is called. Does nothing on a server.
 */
export function onLocaleChange(callback: () => void): () => void {
  const root = globalThis.document?.documentElement;
  if (!root) return () => {};
  const observer = new MutationObserver(callback);
  observer.observe(root, { attributeFilter: ['lang'] });
  addEventListener('languagechange', callback);
  return () => {
    observer.disconnect();
    removeEventListener('languagechange', callback);
  };
}
