/**
 * Languages whose speakers get another language: Norwegian gets Bokmål, and members of a macrolanguage get
 * its common written form. Codes that `Intl` itself canonicalizes (`iw`, `in`, `tl`, `sh`) are not listed.
 */
const aliases: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', arz: 'ar', wuu: 'zh', yue: 'zh' };

/**
 * Regions whose readers of Portuguese get Brazilian Portuguese; all others get European (CLDR's language
 * matching).
 */
const brazilianPortugueseRegions = 'AR BO BR CA CL CO EC GY MX PE PY SR US UY VE';

/** Maximum number of cached requests for each list of supported locales. */
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
 * Returns the supported locale for the first request that matches one: the same tag, else the same language
 * in the same script, preferably with the requested region, its parent or the most common one. Returns the
 * fallback if no request matches. `zh-HK` matches `zh-TW`, never `zh-CN`; `pt-AO` matches `pt-PT`. Ignores
 * malformed requests. Never throws. Pass the same `supported` array each time: its parsed form is cached.
 */
export function matchLocale<Tag extends string>(
  requested: string | readonly string[],
  supported: readonly Tag[],
  fallback: Tag,
): Tag {
  const matcher = toMatcher(supported);
  for (const request of Array.isArray(requested) ? requested : [requested]) {
    const found = matchOne(request, matcher);
    // A matcher returns only tags that it was created from.
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
    [region, portugueseRegion(locale), usual]
      .map((wanted) => candidates.find((one) => one.region === wanted))
      .find((found) => found) ??
    first
  );
}

function portugueseRegion({ language, region }: Intl.Locale): string | undefined {
  return language === 'pt' && region !== undefined && !brazilianPortugueseRegions.includes(region)
    ? 'PT'
    : undefined;
}

function toKey(locale: Intl.Locale): { key: string; region: string | undefined } {
  const { language, script, region } = locale.maximize();
  return { key: script ? `${language}-${script}` : language, region };
}

/** Parses a language tag. Returns `undefined` if it is malformed. */
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
