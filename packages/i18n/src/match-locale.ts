/**
 * Languages that are replaced by another language: Norwegian by Bokmål, members of a macrolanguage by its
 * usual written form, and old codes by new ones. In `value name name;…`, the value replaces each of the
 * names.
 */
const aliases = 'nb no nn;ar arz;zh cmn wuu;zh-Hant yue;he iw;id in;fil tl;sr-Latn sh;ro mo;fa prs';

/**
 * The script of a language, or of a language in a region, if a tag names none (CLDR's likely subtags). Each
 * language in the list `own` has one usual script, which is not Latin. Languages that are not listed use
 * Latin.
 */
const usualScripts =
  'Hans zh zh-CN;Hant zh-AU zh-BN zh-GB zh-GF zh-HK zh-ID zh-MO zh-PA zh-PF zh-PH zh-SR zh-TH zh-TW zh-US zh-VN;Cyrl sr kk;Latn sr-ME sr-RO sr-TR;Guru pa;Arab pa-PK uz-AF az-IR kk-CN;own ar be bg bn el fa gu he hi hy ja ka km kn ko mk ml mr ne ru ta te th uk ur';

/**
 * Regions whose readers of Portuguese get Brazilian Portuguese. Readers in other regions get European
 * Portuguese (CLDR's language matching).
 */
const brazilianPortugueseRegions = 'AR BO BR CA CL CO EC GY MX PE PY SR US UY VE';

/** Maximum number of cached requests for each list of supported locales. */
const CACHE_LIMIT = 500;

/** A parsed tag. */
interface Tag {
  readonly tag: string;
  /** The tag in lower case, with hyphens instead of underscores. */
  readonly name: string;
  /** Language and script: `zh-Hant`. */
  readonly key: string;
  readonly region: string | undefined;
}

interface Matcher {
  readonly all: readonly Tag[];
  readonly cache: Map<string, string | undefined>;
}

let matchers: WeakMap<readonly string[], Matcher> | undefined;

/** Maps a language to the language that replaces it. Parsed from {@link aliases} at the first use. */
let languages: ReadonlyMap<string, string> | undefined;
/** Maps a language to its usual script. Parsed from {@link usualScripts} at the first use. */
let scripts: ReadonlyMap<string, string> | undefined;

/**
 * Returns the supported locale for the first request that matches one, or `fallback` if none matches. Never
 * throws.
 *
 * A request matches the same tag. Otherwise, it matches a locale in the same language and script: preferably
 * in the requested region, else in the most common region, else in any. `zh-HK` matches `zh-TW`, never
 * `zh-CN`; `pt-AO` matches `pt-PT`. Malformed requests are ignored.
 *
 * Pass the same `supported` array each time, because its parsed form is cached.
 */
export function matchLocale<Tag extends string>(
  requested: string | readonly string[],
  supported: readonly Tag[],
  fallback: Tag,
): Tag {
  const matcher = toMatcher(supported);
  for (const request of Array.isArray(requested) ? requested : [requested]) {
    const found = matchOne(request, matcher);
    // The cast is safe: a matcher finds only tags of `supported`.
    if (found !== undefined) return found as Tag;
  }
  return fallback;
}

function toMatcher(supported: readonly string[]): Matcher {
  matchers ??= new WeakMap();
  let matcher = matchers.get(supported);
  if (matcher === undefined) {
    matcher = { all: supported.flatMap((tag) => parseTag(tag) ?? []), cache: new Map() };
    matchers.set(supported, matcher);
  }
  return matcher;
}

function matchOne(request: unknown, { all, cache }: Matcher): string | undefined {
  if (typeof request !== 'string' || request.length > 64) return undefined;
  if (cache.has(request)) return cache.get(request);
  const parsed = parseTag(request);
  const found = parsed && findBestMatch(parsed, all)?.tag;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(request, found);
  return found;
}

function findBestMatch({ name, key, region }: Tag, all: readonly Tag[]): Tag | undefined {
  const candidates = all.filter((one) => one.key === key);
  const inRegion = (wanted: string | undefined) => candidates.find((one) => one.region === wanted);
  const [language = ''] = key.split('-');
  const isEuropean = region && !brazilianPortugueseRegions.includes(region);
  const usual = { en: 'US', pt: isEuropean ? 'PT' : 'BR' }[language] ?? language.toUpperCase();
  return (
    candidates.find((one) => one.name === name) ??
    inRegion(region ?? usual) ??
    inRegion(usual) ??
    inRegion(undefined) ??
    candidates[0]
  );
}

/**
 * Parses a language tag, also in the form of POSIX (`fr_FR`). Returns `undefined` if it is malformed. Uses
 * tables, because some engines have no `Intl.Locale`.
 */
function parseTag(tag: string): Tag | undefined {
  const name = tag.toLowerCase().replace(/_/g, '-');
  const parts = /^([a-z]{2,3}|[a-z]{5,8})(-[a-z]{4})?(-[a-z]{2}|-\d{3})?(-[a-z\d]{1,8})*$/.exec(name);
  if (!parts) return undefined;
  languages ??= toMap(aliases);
  scripts ??= toMap(usualScripts);
  const [, written = '', writtenScript, writtenRegion] = parts;
  const [language = '', aliasScript] = (languages.get(written) ?? written).split('-');
  const region = writtenRegion?.slice(1).toUpperCase();
  const usual = scripts.get(`${language}-${region}`) ?? aliasScript ?? scripts.get(language) ?? 'Latn';
  const script = writtenScript?.slice(1).replace(/^./, (letter) => letter.toUpperCase()) ?? usual;
  const key = `${language}-${usual === 'own' && script !== 'Latn' ? usual : script}`;
  return { tag, name, key, region };
}

/** Parses a list of `value name name;…` into a map from each name to its value. */
function toMap(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(';').flatMap((group) => {
      const [value = '', ...names] = group.split(' ');
      return names.map((name) => [name, value] as const);
    }),
  );
}
