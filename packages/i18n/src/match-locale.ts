/**
 * Languages that are read as another one: Norwegian as Bokmål, and members of a macrolanguage by its common
 * written form. What `Intl` itself makes canonical (`iw`, `in`, `tl`, `sh`) is not listed.
 */
const aliases: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', arz: 'ar', wuu: 'zh', yue: 'zh' };

/** Where Portuguese is read as in Brazil; elsewhere as in Portugal (CLDR's language matching). */
const americas = ['AR', 'BO', 'BR', 'CA', 'CL', 'CO', 'EC', 'GY', 'MX', 'PE', 'PY', 'SR', 'US', 'UY', 'VE'];

/** Requests that are remembered for each list of supported locales. */
const CACHE_LIMIT = 500;

interface Matcher {
  readonly exact: ReadonlyMap<string, string>;
  /** By language and script: `zh-Hant`. */
  readonly byScript: ReadonlyMap<
    string,
    readonly { readonly tag: string; readonly region: string | undefined }[]
  >;
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
  const known = matchers.get(supported);
  if (known) return known;
  const matcher = createMatcher(supported);
  matchers.set(supported, matcher);
  return matcher;
}

function createMatcher(supported: readonly string[]): Matcher {
  const exact = new Map<string, string>();
  const byScript = new Map<string, { tag: string; region: string | undefined }[]>();
  for (const tag of supported) {
    const locale = toLocale(tag);
    if (locale === undefined) continue;
    exact.set(locale.baseName, tag);
    const { key, region } = toKey(locale);
    byScript.set(key, [...(byScript.get(key) ?? []), { tag, region }]);
  }
  return { exact, byScript, cache: new Map() };
}

function matchOne(request: unknown, { exact, byScript, cache }: Matcher): string | undefined {
  if (typeof request !== 'string' || request.length > 64 || request === 'und') return undefined;
  if (cache.has(request)) return cache.get(request);
  const locale = toLocale(request);
  const found = locale && (exact.get(locale.baseName) ?? matchScript(locale, byScript));
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(request, found);
  return found;
}

function matchScript(locale: Intl.Locale, byScript: Matcher['byScript']): string | undefined {
  const { key, region } = toKey(locale);
  const candidates = byScript.get(key);
  if (candidates === undefined) return undefined;
  const usual = new Intl.Locale(key).maximize().region;
  const wanted = [region, parentRegion(locale), usual];
  for (const one of wanted) {
    const candidate = one && candidates.find((supported) => supported.region === one);
    if (candidate) return candidate.tag;
  }
  return candidates[0]?.tag;
}

function parentRegion({ language, region }: Intl.Locale): string | undefined {
  return language === 'pt' && region !== undefined && !americas.includes(region) ? 'PT' : undefined;
}

function toKey(locale: Intl.Locale): { key: string; region: string | undefined } {
  const { language, script, region } = locale.maximize();
  return { key: `${language}-${script}`, region };
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
