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
