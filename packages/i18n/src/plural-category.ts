const suffixes = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

export type PluralCategory = (typeof suffixes)[number];

/** The keys that the plural forms of a message may have, with the category of each. */
export function pluralKeys(id: string): [key: string, category: PluralCategory][] {
  return suffixes.map((category) => [`${id}_${category}`, category]);
}

type Select = (count: number) => PluralCategory;

/** A cache: making the rules of a locale costs more than a hundred selections. */
let rules: Map<string, Select> | undefined;

/**
 * The CLDR plural category of a number. `other` for a negative one (its category would be that of the amount, which Arabic writes as a
 * word), for a malformed locale and on an engine that has no plural rules.
 */
export function pluralCategory(locale: string, count: number): PluralCategory {
  if (count < 0 || typeof Intl === 'undefined' || Intl.PluralRules === undefined) return 'other';
  rules ??= new Map();
  let select = rules.get(locale);
  if (select === undefined) {
    select = toSelect(locale);
    rules.set(locale, select);
  }
  return select(count);
}

function toSelect(locale: string): Select {
  try {
    const rule = new Intl.PluralRules(locale);
    return (count) => rule.select(count);
  } catch {
    return () => 'other';
  }
}
