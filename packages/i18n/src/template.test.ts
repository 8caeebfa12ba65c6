import { describe, expect, it } from 'vitest';
import { countCacheWrites } from './count-remembered.fixture.js';
import { toTemplate } from './template.js';

describe('toTemplate', () => {
  it('cuts a text at its params', () => {
    expect(toTemplate('{{a}} and {{b}}, {c}')).toEqual({
      literals: ['', ' and ', ', {c}'],
      names: ['a', 'b'],
    });
  });

  it('gives the same template for the same text', () => {
    expect(toTemplate('once {{a}}')).toBe(toTemplate('once {{a}}'));
  });

  it('remembers 500 texts at most, each cut once', () => {
    expect(countCacheWrites((index) => toTemplate(`text ${index}`))).toEqual({ writes: 1001, most: 500 });
  });
});
