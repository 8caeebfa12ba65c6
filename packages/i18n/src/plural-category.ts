import type { Messages, PluralCategory } from './messages.js';

const suffixes = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** Matches the plural suffix of a key, as i18next writes it: `_one`. */
export const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Returns the keys for all plural forms of a message, each with its category. */
export function pluralKeys(id: string): [key: string, category: PluralCategory][] {
  return suffixes.map((category) => [`${id}_${category}`, category]);
}

/**
 * The categories of whole numbers below this limit are cached, because selecting one costs more than
 * rendering a message.
 */
const CACHE_LIMIT = 1000;

/** Cached categories: the index is the number, the key of the map is the plural rule of a locale. */
let cachedCategories: WeakMap<object, PluralCategory[]> | undefined;

/**
 * Returns the CLDR plural category of a number. For a whole number, uses the rule of the messages, which
 * needs no `Intl`. For a fraction, or if the messages have no rule, uses the engine. Returns `other` for a
 * negative number: the category of its absolute value may write a word instead of the number, as in Arabic.
 */
export function pluralCategory(
  { locale, plural }: Pick<Messages, 'locale' | 'plural'>,
  count: number,
): PluralCategory {
  if (!(count >= 0)) return 'other';
  if (!plural || !Number.isSafeInteger(count)) return selectByEngine(locale, count);
  if (count >= CACHE_LIMIT) return selectByRule(plural, count);
  cachedCategories ??= new WeakMap();
  const known = cachedCategories.get(plural) ?? [];
  cachedCategories.set(plural, known);
  known[count] ??= selectByRule(plural, count);
  return known[count];
}

function selectByRule(plural: NonNullable<Messages['plural']>, count: number): PluralCategory {
  const found = Object.entries(plural).find(([, digits]) => new RegExp(digits).test(String(count)));
  return (found?.[0] ?? 'other') as PluralCategory;
}

function selectByEngine(locale: string, count: number): PluralCategory {
  try {
    return new Intl.PluralRules(locale).select(count);
  } catch {
    // The engine does not support `Intl.PluralRules` or the locale: uses the rule of most languages.
    return count === 1 ? 'one' : 'other';
  }
}
