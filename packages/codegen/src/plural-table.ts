/** The plural categories of a locale as letters, for languages without CLDR data; see `docs/spec/translation.md`. */
export interface PluralTable {
  /** The categories of 0 to 99, then of larger whole numbers by their last two digits. */
  readonly whole: string;
  /** The category of multiples of a million. */
  readonly million: string;
  /** The categories of fractions: 3 letters by the whole part, or 200 by the fraction digits. */
  readonly fraction: string;
}

export const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

const letters = { zero: 'z', one: '1', two: 't', few: 'f', many: 'm', other: 'o' } as const;

/** Makes the table from `Intl.PluralRules`. A malformed locale gives `other` for every number, as in `translate`. */
export function createPluralTable(locale: string): PluralTable {
  const select = toSelect(locale);
  const whole = Array.from({ length: 200 }, (_, number) => select(number)).join('');
  // Fractions by their digits: one digit or three, then two.
  const digits = Array.from({ length: 200 }, (_, index) => {
    // A fraction never ends in 0: such a place is not used.
    const used = index % 10 === 0 ? index + 1 : index;
    const last = String(used % 100).padStart(2, '0');
    if (used >= 100) return select(Number(`0.${last}`));
    return select(Number(used < 10 ? `0.${used}` : `0.1${last}`));
  }).join('');
  const byWholePart = [0.5, 1.5, 2.5].map(select).join('');
  const dependsOnDigits = !/^(.)\1*$/.test(digits);
  return { whole, million: select(1_000_000), fraction: dependsOnDigits ? digits : byWholePart };
}

function toSelect(locale: string): (count: number) => string {
  try {
    const rules = new Intl.PluralRules(locale);
    return (count) => letters[rules.select(count)];
  } catch {
    return () => letters.other;
  }
}
