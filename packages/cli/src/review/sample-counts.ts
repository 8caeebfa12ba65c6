/** Counts that languages tell apart most often. */
const usual = [1, 2, 5, 11, 21];

/** Where a plural category is looked for that none of the usual counts is of. */
const candidates = [...Array.from({ length: 201 }, (_, count) => count), 1_000_000, 1.5];

/**
 * Counts to read a plural message with: 1, 2, 5, 11, 21, and one for each further category that the language
 * has.
 */
export function sampleCounts(locale: string): number[] {
  const rules = new Intl.PluralRules(locale);
  const seen = new Set(usual.map((count) => rules.select(count)));
  const counts = [...usual];
  for (const count of candidates) {
    if (seen.has(rules.select(count))) continue;
    seen.add(rules.select(count));
    counts.push(count);
  }
  return counts.sort((left, right) => left - right);
}
