const suffixes = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

export type PluralCategory = (typeof suffixes)[number];

/** The keys that the plural forms of a message may have, with the category of each. */
export function pluralKeys(id: string): [key: string, category: PluralCategory][] {
  return suffixes.map((category) => [`${id}_${category}`, category]);
}

/** A cache: making the rules of a locale costs more than a hundred selections. */
let rules: Map<string, Intl.PluralRules> | undefined;

/** The CLDR plural category of a number; `other` on an engine that has no plural rules. */
export function pluralCategory(locale: string, count: number): PluralCategory {
  if (typeof Intl === 'undefined' || Intl.PluralRules === undefined) return 'other';
  rules ??= new Map();
  let rule = rules.get(locale);
  if (rule === undefined) {
    rule = new Intl.PluralRules(locale);
    rules.set(locale, rule);
  }
  return rule.select(count);
}
