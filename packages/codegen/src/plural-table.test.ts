import { locales } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { createPluralTable } from './plural-table.js';

const numbers = [
  ...Array.from({ length: 2500 }, (_, number) => number),
  ...[1e6, 3e6, 1e9, 1e6 + 1, 2e6 + 5, 123_456_789, 2 ** 53 - 1],
  ...[0, 1, 2, 3, 21].flatMap((whole) => Array.from({ length: 1000 }, (_, part) => whole + part / 1000)),
];

/** Looks a number up as generated modules do. */
function lookUp({ whole, million, fraction }: ReturnType<typeof createPluralTable>, number: number) {
  const [integer = '', digits = ''] = number.toFixed(3).split('.');
  const part = digits.replace(/0+$/, '');
  const last = Number(integer.slice(-2));
  if (part === '')
    return integer.endsWith('000000') ? million : whole[integer.length > 2 ? 100 + last : last];
  if (fraction.length === 3) return fraction[Math.min(Number(integer), 2)];
  return fraction[Number(part.slice(-2)) + (part.length === 2 ? 100 : 0)];
}

describe('createPluralTable', () => {
  it.each(locales)('gives the categories of Intl.PluralRules for %s', (locale) => {
    const table = createPluralTable(locale);
    const rules = new Intl.PluralRules(locale);
    const letter = { zero: 'z', one: '1', two: 't', few: 'f', many: 'm', other: 'o' };
    const different = numbers.filter((number) => lookUp(table, number) !== letter[rules.select(number)]);
    expect(different).toEqual([]);
  });

  it('has other for a malformed locale', () => {
    expect(new Set(Object.values(createPluralTable('not a tag')).join(''))).toEqual(new Set('o'));
  });
});
