/** Maximum number of characters and of language ranges that are read from a header. */
const HEADER_LIMIT = 1024;
const RANGE_LIMIT = 32;

/** Maximum number and length of cached headers: browsers send the same few again and again. */
const CACHE_LIMIT = 500;
const CACHED_LENGTH = 256;

let cache: Map<string, readonly string[]> | undefined;

/**
 * Parses an `Accept-Language` header (RFC 9110) into its languages, best first; equal weights keep their
 * order. Omits `*`, ranges of weight 0 and malformed ranges. Reads at most 1024 characters and 32 ranges.
 * Never throws.
 */
export function parseAcceptLanguage(header: unknown): string[] {
  if (typeof header !== 'string') return [];
  const known = cache?.get(header);
  if (known) return [...known];
  const tags = readTags(header);
  if (header.length <= CACHED_LENGTH) {
    if (cache === undefined || cache.size >= CACHE_LIMIT) cache = new Map();
    cache.set(header, [...tags]);
  }
  return tags;
}

function readTags(header: string): string[] {
  const ranges = header.slice(0, HEADER_LIMIT).split(',');
  // Drops the last range, which the limit may have cut before its weight.
  if (header.length > HEADER_LIMIT) ranges.pop();
  return ranges
    .slice(0, RANGE_LIMIT)
    .flatMap((range) => {
      const [tag = '', ...params] = range.split(';').map((part) => part.trim());
      const weight = readWeight(params);
      return /^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i.test(tag) && weight > 0 ? [{ tag, weight }] : [];
    })
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}

/** Reads the weight (parameter `q`). Default: 1; a malformed weight counts as 0. */
function readWeight(params: readonly string[]): number {
  const q = params.find((param) => /^q\s*=/i.test(param));
  if (q === undefined) return 1;
  const value = q.slice(q.indexOf('=') + 1).trim();
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}
