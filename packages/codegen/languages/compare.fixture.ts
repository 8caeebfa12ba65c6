import type { BodyText, BodyVector, TranslationVector, Vectors } from '../src/index.js';

/** The results that a runner writes for the vectors of a contract. */
export interface Results {
  readonly bodies: readonly Pick<BodyVector, 'expected' | 'decoded'>[];
  readonly translations: readonly Pick<TranslationVector, 'texts'>[];
  readonly lookups: Vectors['lookups'];
  /** For each pair of bodies, the processor time of the long one divided by that of the short one. */
  readonly growth: readonly number[];
}

/** A long body with eight times the repetitions of another one. */
export type BodyPair = readonly [long: BodyText, short: BodyText];

/** A body that is eight times as long takes eight times as long, or 64 times if the time is quadratic. */
const MAX_GROWTH = 32;

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
    const title = `${name} (${status}): ${JSON.stringify(body).slice(0, 200)}`;
    if (expected) check(title, { expected, decoded }, results.bodies[index]);
  }
  for (const [index, [long]] of toBodyPairs(vectors).entries()) {
    const growth = results.growth[index] ?? Number.NaN;
    if (growth <= MAX_GROWTH) continue;
    const name = `time of ${JSON.stringify(long).slice(0, 200)}`;
    differences.push({ name, expected: `at most ${MAX_GROWTH} times`, actual: `${growth} times` });
  }
  for (const [index, { body, texts }] of vectors.translations.entries()) {
    for (const [locale, expected] of Object.entries(texts)) {
      check(`${locale} of ${body}`, expected, results.translations[index]?.texts[locale]);
    }
  }
  for (const [index, lookup] of vectors.lookups.entries()) check('lookup', lookup, results.lookups[index]);
  return differences;
}

/**
 * Pairs longer versions of the long bodies with shorter ones. Deep bodies are left out, because the time of
 * `JSON.parse` itself grows faster than they do.
 */
export function toBodyPairs({ bodies }: Vectors): readonly BodyPair[] {
  return bodies.flatMap(({ name, body, status }): BodyPair[] => {
    if (typeof body === 'string' || status !== undefined || name.startsWith('deep')) return [];
    if (!body.some(([, count]) => count >= 50_000)) return [];
    const repeat = (factor: number) =>
      body.map(([text, count]) => [text, count > 1 ? factor * count : 1] as const);
    return [[repeat(2), repeat(1 / 4)]];
  });
}

/** JSON with sorted names; undefined fields are left out. */
function toStableJson(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([one], [other]) => (one < other ? -1 : 1)))
      : field,
  );
}
