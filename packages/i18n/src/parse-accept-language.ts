/** The most characters and ranges that are read of a header. */
const HEADER_LIMIT = 1024;
const RANGE_LIMIT = 32;

/** Headers that are remembered, and the longest that is: browsers send the same few again and again. */
const CACHE_LIMIT = 500;
const CACHED_LENGTH = 256;

let cache: Map<string, readonly string[]> | undefined;

/**
 * The languages of an `Accept-Language` header (RFC 9110), best first; those of equal weight keep their
 * order. Left out are `*`, ranges of weight 0 and ranges that are malformed. Reads 1024 characters and 32
 * ranges at most. Never throws.
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
  // The cut may have taken the weight of the last one.
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

/** The q parameter, 1 where there is none, 0 where it is malformed. */
function readWeight(params: readonly string[]): number {
  const q = params.find((param) => /^q\s*=/i.test(param));
  if (q === undefined) return 1;
  const value = q.slice(q.indexOf('=') + 1).trim();
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(value) ? Number(value) : 0;
}
