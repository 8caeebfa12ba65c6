/** The first `limit` UTF-16 units of a text; a surrogate pair is never cut in two. */
export function truncate(text: string, limit: number): string {
  return text.length > limit ? text.slice(0, limit).replace(/[\ud800-\udbff]$/, '') : text;
}
