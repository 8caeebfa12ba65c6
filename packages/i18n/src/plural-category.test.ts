import { describe, expect, it, vi } from 'vitest';
import { locales } from './generated/loaders.js';
import { loadMessages } from './load-messages.js';
import { pluralCategory } from './plural-category.js';

const own = (locale: string) => ({ locale, dir: 'ltr', texts: {} }) as const;

/** Runs a function as on an engine without plural rules, such as Hermes. */
function withoutEngineRules<Result>(run: () => Result): Result {
  const rules = Intl.PluralRules;
  Reflect.deleteProperty(Intl, 'PluralRules');
  try {
    return run();
  } finally {
    Object.defineProperty(Intl, 'PluralRules', { value: rules, configurable: true, writable: true });
  }
}

const numbers = [
  ...Array.from({ length: 2300 }, (_, number) => number),
  ...[9_999, 10_000, 100_011, 123_456, 999_999, 1e6, 1_000_001, 1_500_000, 2e6, 1e7, 11e6, 1e9, 1e15],
];

describe('pluralCategory', () => {
  it.each(locales)('of whole numbers in %s needs no engine, and is as the engine has it', async (locale) => {
    const messages = await loadMessages(locale);
    const select = () => numbers.map((number) => pluralCategory(messages, number));
    const engine = new Intl.PluralRules(locale);
    expect(withoutEngineRules(select)).toEqual(numbers.map((number) => engine.select(number)));
  });

  it.each([
    ['ar', -2, 'other'],
    ['ru', 1.5, 'other'],
    ['lv', 1.1, 'one'],
    ['ru', Number.NaN, 'other'],
    ['ru', Number.POSITIVE_INFINITY, 'other'],
  ])('in %s of %d is "%s"', async (locale, count, category) => {
    const messages = await loadMessages(locale);
    expect([pluralCategory(messages, count), pluralCategory(messages, count)]).toEqual([category, category]);
  });

  it('of messages without a rule is as the engine has it', () => {
    expect(pluralCategory(own('cy'), 6)).toBe('many');
    expect(pluralCategory(own('ar'), 2)).toBe('two');
  });

  it('is that of English if nobody knows the rule', () => {
    expect([0, 1, 2].map((count) => pluralCategory(own('not a locale'), count))).toEqual([
      'other',
      'one',
      'other',
    ]);
    expect(withoutEngineRules(() => pluralCategory(own('ga'), 2))).toBe('other');
  });

  it.each([
    [0, 1],
    [999, 1],
    [1000, 2],
  ])('of %d, selected twice, tests the digits %d time(s)', (count, times) => {
    const test = vi.spyOn(RegExp.prototype, 'test');
    try {
      const messages = { locale: 'xx', plural: { one: '^1$' } };
      for (let call = 0; call < 2; call++) pluralCategory(messages, count);
      expect(test).toHaveBeenCalledTimes(times);
    } finally {
      test.mockRestore();
    }
  });
});
