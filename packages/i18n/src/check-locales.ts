import { findSimilar, isRecord, kindOf } from './check-texts.js';
import { locales as shippedLocales } from './generated/loaders.js';
import { matchLocale } from './match-locale.js';

/**
 * Converts the value of each tag in a record. Throws a `TypeError` if `record` is not an object or a tag is
 * malformed.
 */
export function mapLocales<Value>(
  record: unknown,
  name: string,
  convert: (value: unknown, place: string) => Value,
): ReadonlyMap<string, Value> {
  if (!isRecord(record)) {
    throw new TypeError(`Invalid ${name}: expected texts by locale, got ${kindOf(record)}.`);
  }
  const entries = Object.entries(record).map(([tag, value]) => {
    checkTag(tag, name);
    return [tag, convert(value, `${name}.${tag}`)] as const;
  });
  return new Map(entries);
}

function checkTag(tag: string, name: string): void {
  const canonical = tag
    .replace(/_/g, '-')
    .toLowerCase()
    .replace(
      /^([a-z]+-)([a-z])([a-z]{3})(?![a-z\d])/,
      (_, start, first, rest) => start + first.toUpperCase() + rest,
    )
    .replace(
      /^([a-z]+(?:-[A-Z][a-z]{3})?-)([a-z]{2})(?![a-z\d])/,
      (_, start, region) => start + region.toUpperCase(),
    );
  const isTag = /^(?:[a-z]{2,3}|[a-z]{5,8})(?:-[A-Za-z\d]{1,8})*$/.test(canonical);
  if (!isTag) {
    throw new TypeError(`Invalid locale in ${name}: expected a BCP 47 tag such as "de-AT", got "${tag}".`);
  }
  if (canonical !== tag)
    throw new TypeError(`Invalid locale "${tag}" in ${name}. Did you mean "${canonical}"?`);
}

export function checkLabels(labels: unknown, place: string): Readonly<Record<string, string>> {
  if (!isRecord(labels)) {
    throw new TypeError(`Invalid ${place}: expected an object of labels, got ${kindOf(labels)}.`);
  }
  for (const [value, label] of Object.entries(labels)) {
    if (typeof label === 'string' && label.trim() !== '') continue;
    const got = typeof label === 'string' ? 'an empty one' : kindOf(label);
    throw new TypeError(`Invalid ${place}.${value}: expected a text, got ${got}.`);
  }
  // The cast is safe: the loop tests that every value is a text.
  return labels as Readonly<Record<string, string>>;
}

/** Throws a `TypeError` if neither the catalog (`own`) nor this package has texts for a locale. */
export function checkDefaultLocale(locale: string, own: readonly string[]): void {
  const known: readonly string[] = [...own, ...shippedLocales];
  if (known.includes(locale)) return;
  throw new TypeError(unknownLocaleText(locale, known));
}

/** Returns the error message for an unknown locale. Suggests a similar locale if there is one. */
function unknownLocaleText(locale: unknown, known: readonly string[]): string {
  const name = String(locale);
  const similar = matchLocale(name, [...known], '') || findSimilar(name, known);
  return `Unknown locale "${name}".${similar ? ` Did you mean "${similar}"?` : ''}`;
}
