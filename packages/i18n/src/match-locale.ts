/**
 * Languages that are read as another one: Norwegian as Bokmål, and members of a macrolanguage by its common
 * written form. What `Intl` itself makes canonical (`iw`, `in`, `tl`, `sh`) is not listed.
 */
const aliases: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', arz: 'ar', wuu: 'zh', yue: 'zh' };

/** Where Portuguese is read as in Brazil; elsewhere as in Portugal (CLDR's language matching). */
const americas = 'AR BO BR CA CL CO EC GY MX PE PY SR US UY VE';

/** Requests that are remembered for each list of supported locales. */
const CACHE_LIMIT = 500;

/** A supported locale. */
interface Supported {
  readonly tag: string;
  readonly baseName: string;
  /** Language and script: `zh-Hant`. */
  readonly key: string;
  readonly region: string | undefined;
}

interface Matcher {
  readonly all: readonly Supported[];
  readonly cache: Map<string, string | undefined>;
}

let matchers: WeakMap<readonly string[], Matcher> | undefined;

/**
 * The supported locale for the first request that has one: the same tag, else the same language in the same
 * script, with the region asked for, its parent or the usual one; else the fallback. `zh-HK` finds `zh-TW`,
 * never `zh-CN`; `pt-AO` finds `pt-PT`. Malformed requests are passed over. Never throws. Pass the same
 * `supported` array each time: what is derived from it is kept.
 */
export function matchLocale<Tag extends string>(
  requested: string | readonly string[],
  supported: readonly Tag[],
  fallback: Tag,
): Tag {
  const matcher = toMatcher(supported);
  for (const request of Array.isArray(requested) ? requested : [requested]) {
    const found = matchOne(request, matcher);
    // A matcher holds nothing but the tags that it was made from.
    if (found !== undefined) return found as Tag;
  }
  return fallback;
}

function toMatcher(supported: readonly string[]): Matcher {
  matchers ??= new WeakMap();
  let matcher = matchers.get(supported);
  if (matcher === undefined) {
    const all = supported.flatMap((tag) => {
      const locale = toLocale(tag);
      return locale ? [{ tag, baseName: locale.baseName, ...toKey(locale) }] : [];
    });
    matcher = { all, cache: new Map() };
    matchers.set(supported, matcher);
  }
  return matcher;
}

function matchOne(request: unknown, { all, cache }: Matcher): string | undefined {
  if (typeof request !== 'string' || request.length > 64 || request === 'und') return undefined;
  if (cache.has(request)) return cache.get(request);
  const locale = toLocale(request);
  const found = locale && findFor(locale, all);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(request, found?.tag);
  return found?.tag;
}

function findFor(locale: Intl.Locale, all: readonly Supported[]): Supported | undefined {
  const { key, region } = toKey(locale);
  const candidates = all.filter((one) => one.key === key);
  const [first] = candidates;
  const usual = first && new Intl.Locale(key).maximize().region;
  return (
    candidates.find(({ baseName }) => baseName === locale.baseName) ??
    [region, parentRegion(locale), usual]
      .map((wanted) => candidates.find((one) => one.region === wanted))
      .find((found) => found) ??
    first
  );
}

function parentRegion({ language, region }: Intl.Locale): string | undefined {
  return language === 'pt' && region !== undefined && !americas.includes(region) ? 'PT' : undefined;
}

function toKey(locale: Intl.Locale): { key: string; region: string | undefined } {
  const { language, script, region } = locale.maximize();
  return { key: script ? `${language}-${script}` : language, region };
}

/** Undefined for what is no language tag. */
function toLocale(tag: string): Intl.Locale | undefined {
  try {
    // POSIX writes `fr_FR`.
    const locale = new Intl.Locale(tag.replace(/_/g, '-'));
    const language = aliases[locale.language];
    return language === undefined ? locale : new Intl.Locale(locale.maximize(), { language });
  } catch {
    return undefined;
  }
}
