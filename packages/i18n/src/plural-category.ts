import type { Messages } from './messages.js';

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

/** Maximum number of locales whose plural rules of the engine are cached. */
const CACHE_LIMIT = 100;

interface Rule {
  readonly select: (count: number) => PluralCategory;
  readonly remembered: PluralCategory[];
}

/** The rules of locales, by the data of their modules. */
let rules: WeakMap<object, Rule> | undefined;

/** The rules of the engine by locale: creating them costs more than a hundred selections. */
let engineRules: Map<string, (count: number) => PluralCategory> | undefined;

/**
 * Returns the CLDR plural category of a number: of a whole number by the rule of the messages, which needs no
 * `Intl`; of a fraction, and without a rule, by the engine. Returns `other` for a negative number (its category
 * would be that of the absolute value, which Arabic writes as a word) and if nobody knows.
 */
export function pluralCategory(
  { locale, plural }: Pick<Messages, 'locale' | 'plural'>,
  count: number,
): PluralCategory {
  if (!(count >= 0)) return 'other';
  if (plural === undefined || !Number.isSafeInteger(count)) return selectByEngine(locale, count);
  rules ??= new WeakMap();
  let rule = rules.get(plural);
  if (rule === undefined) {
    rule = { select: toSelect(plural), remembered: [] };
    rules.set(plural, rule);
  }
  const { select, remembered } = rule;
  if (count >= REMEMBERED) return select(count);
  const category = remembered[count] ?? select(count);
  remembered[count] = category;
  return category;
}

function toSelect(plural: NonNullable<Messages['plural']>): Rule['select'] {
  const tests = Object.entries(plural).map(
    ([category, digits]) => [category as PluralCategory, new RegExp(digits)] as const,
  );
  return (count) => tests.find(([, digits]) => digits.test(String(count)))?.[0] ?? 'other';
}

function selectByEngine(locale: string, count: number): PluralCategory {
  engineRules ??= new Map();
  let select = engineRules.get(locale);
  if (select === undefined) {
    try {
      const engine = new Intl.PluralRules(locale);
      select = (number) => engine.select(number);
    } catch {
      // The rule that most languages have.
      select = (number) => (number === 1 ? 'one' : 'other');
    }
    if (engineRules.size >= CACHE_LIMIT) engineRules.clear();
    engineRules.set(locale, select);
  }
  return select(count);
}
