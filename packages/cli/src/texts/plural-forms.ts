/** The forms of a plural, in the order of CLDR and of locale files. */
export const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

export type PluralForm = (typeof pluralForms)[number];

/** Counts that are tried: above, only the last two digits matter, and multiples of a million in some languages. */
const counts = Array.from({ length: 200 }, (_, count) => count);

/** Returns the forms that counts below a million select; the others are for fractions and millions. */
export function countedForms(locale: string): PluralForm[] {
  const rules = new Intl.PluralRules(locale);
  const selected = new Set(counts.map((count) => rules.select(count)));
  return pluralForms.filter((form) => selected.has(form));
}

/** The rules of gettext, each with a language that has it. Their numbers are places in `countedForms`. */
const expressions: readonly (readonly [locale: string, expression: string])[] = [
  ['ja', '0'],
  ['en', 'n != 1'],
  ['fr', 'n > 1'],
  ['ar', 'n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5'],
  ['ru', 'n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2'],
  ['pl', 'n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2'],
  ['cs', 'n==1 ? 0 : n>=2 && n<=4 ? 1 : 2'],
  ['lt', 'n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2'],
  ['lv', 'n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2'],
  ['ro', 'n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2'],
  ['sl', 'n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3'],
  ['he', 'n==1 ? 0 : n==2 ? 1 : 2'],
  ['is', 'n%10!=1 || n%100==11'],
  ['mk', 'n%10!=1 || n%100==11'],
  ['fil', 'n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9)'],
];

/** Returns the header `Plural-Forms` of a PO file, undefined for a rule that no language of the table has. */
export function toPluralHeader(locale: string): string | undefined {
  const forms = toForms(locale);
  const found = expressions.find(([known]) => toForms(known) === forms);
  return found && `nplurals=${countedForms(locale).length}; plural=(${found[1]});`;
}

/** Writes the form of each count in a row, to compare the rules of languages. */
function toForms(locale: string): string {
  const rules = new Intl.PluralRules(locale);
  const places = countedForms(locale);
  return counts.map((count) => places.indexOf(rules.select(count))).join();
}
