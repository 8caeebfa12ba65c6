/**
 * Returns the languages of a person, best first: that of the page (`lang` of the root element), then those of its
 * reader (`navigator.languages`). An English page comes last for a reader who lists no English, because templates
 * declare every page English. Empty without page and reader, as on a server.
 */
export function readerLanguages(): string[] {
  const page = globalThis.document?.documentElement?.lang ?? '';
  const reader = globalThis.navigator?.languages ?? [];
  const isEnglish = (tag: string) => /^en\b/i.test(tag);
  return isEnglish(page) && !reader.some(isEnglish) ? [...reader, page] : [page, ...reader];
}
