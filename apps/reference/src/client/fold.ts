/** Normalizes a text for comparison: without case and diacritics, so that `parametre` finds `paramètre`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
