/**
 * The languages to try for what a person reads, best first: that of the page (`lang` of the root element),
 * then those of its reader. English comes last where the reader does not list it, for it is what templates of
 * pages begin with. Empty where there is neither page nor reader, as on a server.
 */
export function readerLanguages(): string[] {
  const page = globalThis.document?.documentElement?.lang ?? '';
  const reader = globalThis.navigator?.languages ?? [];
  const isEnglish = (tag: string) => /^en\b/i.test(tag);
  return isEnglish(page) && !reader.some(isEnglish) ? [...reader, page] : [page, ...reader];
}
