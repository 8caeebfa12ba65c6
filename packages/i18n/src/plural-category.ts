const suffixes = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

export type PluralCategory = (typeof suffixes)[number];

/** Matches the plural suffix of a key, as i18next writes it: `_one`. */
export const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Returns the keys that the plural forms of a message may have, with the category of each. */
export function pluralKeys(id: string): [key: string, category: PluralCategory][] {
  return suffixes.map((category) => [`${id}_${category}`, category]);
}

/**
 * The categories of whole numbers below this are cached: selecting one costs more than rendering the message.
 */
const REMEMBERED = 1000;

interface Rules {
  readonly select: (count: number) => PluralCategory;
  readonly remembered: PluralCategory[];
}

/** A cache by locale: creating plural rules costs more than a hundred selections. */
let rules: Map<string, Rules> | undefined;

/**
 * Returns the CLDR plural category of a number. Returns `other` for a negative number (its category would be
 * that of the absolute value, which Arabic writes as a word), for a malformed locale, and on an engine
 * without plural rules.
 */
export function pluralCategory(locale: string, count: number): PluralCategory {
  if (!(count >= 0)) return 'other';
  rules ??= new Map();
  let known = rules.get(locale);
  if (known === undefined) {
    known = { select: toSelect(locale), remembered: [] };
    rules.set(locale, known);
  }
  const { select, remembered } = known;
  if (count >= REMEMBERED || !Number.isInteger(count)) return select(count);
  const category = remembered[count] ?? select(count);
  remembered[count] = category;
  return category;
}

function toSelect(locale: string): Rules['select'] {
  try {
    const rule = new Intl.PluralRules(locale);
    return (count) => rule.select(count);
  } catch {
    return () => 'other';
  }
}
