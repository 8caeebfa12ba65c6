/**
 * The plural categories of a locale, one letter for each number, for languages without CLDR data. See
 * `docs/spec/translation.md`.
 */
export interface PluralTable {
  /** 100 letters for the numbers 0 to 99, then 100 for larger whole numbers, by their last two digits. */
  readonly whole: string;
  /** The letter for multiples of a million. */
  readonly million: string;
  /**
   * The letters for fractions: 3 letters for the whole parts 0, 1 and larger; or, if the digits after the
   * point decide, 100 letters for one digit or three, then 100 for two digits.
   */
  readonly fraction: string;
}

export const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

const letters = { zero: 'z', one: '1', two: 't', few: 'f', many: 'm', other: 'o' } as const;

/**
 * Creates the table from `Intl.PluralRules`. For a malformed locale, every number has the category `other`,
 * as in `translate`.
 */
export function createPluralTable(locale: string): PluralTable {
  const select = toSelect(locale);
  const whole = Array.from({ length: 200 }, (_, number) => select(number)).join('');
  // The first 100 fractions have one digit or three, the others have two.
  const digits = Array.from({ length: 200 }, (_, index) => {
    // Replaces the last digit 0, because no fraction ends with it. The letter is not used.
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
