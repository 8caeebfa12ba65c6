import { describe, expect, it, vi } from 'vitest';
import { pluralCategory } from './plural-category.js';

describe('pluralCategory', () => {
  it.each([
    ['ar', 0, 'zero'],
    ['ar', 2, 'two'],
    ['ar', -2, 'other'],
    ['ru', 1001, 'one'],
    ['ru', 1.5, 'other'],
    ['ru', Number.NaN, 'other'],
    ['ru_RU', 1, 'other'],
  ])('in %s of %d is "%s"', (locale, count, category) => {
    expect([pluralCategory(locale, count), pluralCategory(locale, count)]).toEqual([category, category]);
  });

  it.each([
    [0, 1],
    [999, 1],
    [1000, 2],
    [1.5, 2],
  ])('of %d, selected twice, asks the engine %d time(s)', (count, times) => {
    const select = vi.spyOn(Intl.PluralRules.prototype, 'select');
    try {
      for (let call = 0; call < 2; call++) pluralCategory('ru-x-asked', count);
      expect(select).toHaveBeenCalledTimes(times);
    } finally {
      select.mockRestore();
    }
  });
});
