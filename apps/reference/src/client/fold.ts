/** What a search compares: without case and marks, so that `parametre` finds `paramètre`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
