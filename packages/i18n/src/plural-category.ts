import type { Messages, PluralCategory } from './messages.js';

const suffixes = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** Matches the plural suffix of a key, as i18next writes it: `_one`. */
export const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Returns the keys that the plural forms of a message may have, with the category of each. */
export function pluralKeys(id: string): [key: string, category: PluralCategory][] {
  return suffixes.map((category) => [`${id}_${category}`, category]);
}

/** The categories of whole numbers below this are cached. */
const REMEMBERED = 1000;

/** By the data of a locale: selecting a category costs more than rendering the message. */
let remembered: WeakMap<object, PluralCategory[]> | undefined;

/**
 * Returns the CLDR plural category of a number: of a whole number by the rule of the messages, which needs no
 * `Intl`; of a fraction, and without a rule, by the engine. Returns `other` for a negative number, because its
 * category would be that of the absolute value, which Arabic writes as a word.
 */
export function pluralCategory(
  { locale, plural }: Pick<Messages, 'locale' | 'plural'>,
  count: number,
): PluralCategory {
  if (!(count >= 0)) return 'other';
  if (!plural || !Number.isSafeInteger(count)) return selectByEngine(locale, count);
  if (count >= REMEMBERED) return select(plural, count);
  remembered ??= new WeakMap();
  const known = remembered.get(plural) ?? [];
  remembered.set(plural, known);
  known[count] ??= select(plural, count);
  return known[count];
}

function select(plural: NonNullable<Messages['plural']>, count: number): PluralCategory {
  const found = Object.entries(plural).find(([, digits]) => new RegExp(digits).test(String(count)));
  return (found?.[0] ?? 'other') as PluralCategory;
}

function selectByEngine(locale: string, count: number): PluralCategory {
  try {
    return new Intl.PluralRules(locale).select(count);
  } catch {
    // The rule that most languages have.
    return count === 1 ? 'one' : 'other';
  }
}
