import type { BodyVector, TranslationVector, Vectors } from '../src/index.js';

/** What a runner writes for the vectors of a contract. */
export interface Results {
  readonly bodies: readonly (Pick<BodyVector, 'expected' | 'decoded'> & { readonly slow?: number })[];
  readonly translations: readonly Pick<TranslationVector, 'texts'>[];
  readonly lookups: Vectors['lookups'];
}

/** One vector that an implementation reads differently. */
export interface Difference {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
}

/** Compares results with vectors; `toExpected` adapts a text that the language cannot hold. */
export function compare(
  vectors: Vectors,
  results: Results,
  toExpected = (text: string) => text,
): Difference[] {
  const differences: Difference[] = [];
  const check = (name: string, expected: unknown, actual: unknown) => {
    const texts = { expected: toExpected(toStableJson(expected)), actual: toStableJson(actual) };
    if (texts.expected !== texts.actual) differences.push({ name, ...texts });
  };
  for (const [index, { name, body, expected, decoded, status }] of vectors.bodies.entries()) {
    const { slow, ...result } = results.bodies[index] ?? {};
    const title = `${name} (${status}): ${JSON.stringify(body).slice(0, 200)}`;
    if (slow !== undefined) differences.push({ name: title, expected: 'fast', actual: `${slow} s` });
    if (expected) check(title, { expected, decoded }, result);
  }
  for (const [index, { body, texts }] of vectors.translations.entries()) {
    for (const [locale, expected] of Object.entries(texts)) {
      check(`${locale} of ${body}`, expected, results.translations[index]?.texts[locale]);
    }
  }
  for (const [index, lookup] of vectors.lookups.entries()) check('lookup', lookup, results.lookups[index]);
  return differences;
}

/** JSON with sorted names; undefined fields are left out. */
function toStableJson(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1)))
      : field,
  );
}
