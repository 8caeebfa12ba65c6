import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAcceptLanguage } from './parse-accept-language.js';

describe('parseAcceptLanguage', () => {
  it.each<[unknown, string[]]>([
    ['de', ['de']],
    ['de;q=0.5, fr, en;q=0.9', ['fr', 'en', 'de']],
    ['fr, de', ['fr', 'de']],
    ['ar ; q=0.5 , en;q=0.4', ['ar', 'en']],
    ['de;level=1;q=0.3,fr;q=0.5', ['fr', 'de']],
    ['de;q=1.5,fr', ['fr']],
    ['de;q=0,fr', ['fr']],
    ['de;q=,fr;q=x', []],
    ['*', []],
    ['xx,*', ['xx']],
    ['zh-Hant-TW,zh;q=0.8', ['zh-Hant-TW', 'zh']],
    ['../../x, __proto__, de\0', []],
    ['', []],
    [undefined, []],
    [['de'], []],
    [7, []],
  ])('reads %j as %j', (header, tags) => {
    expect(parseAcceptLanguage(header)).toEqual(tags);
  });

  it('reads 1024 characters and 32 ranges at most', () => {
    expect(parseAcceptLanguage(`${'x,'.repeat(40)}de`)).toHaveLength(32);
    expect(parseAcceptLanguage(`${' '.repeat(1024)}de`)).toEqual([]);
    const cut = `de;q=0.9,${' '.repeat(1013)}en;q=0.1`;
    expect(parseAcceptLanguage(cut)).toEqual(['de']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything()), (header) => void parseAcceptLanguage(header)),
    );
  });
});
