/** Counts that languages distinguish most often. */
const usual = [1, 2, 5, 11, 21];

/** Counts to try for plural categories that no usual count has. */
const candidates = [...Array.from({ length: 201 }, (_, count) => count), 1_000_000, 1.5];

/** Returns counts to show a plural message with: 1, 2, 5, 11, 21, and one for each further category of the language. */
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
