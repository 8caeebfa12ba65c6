import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCacheWrites } from './count-remembered.fixture.js';
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
    ['de;q=50', []],
    ['de;q=0.25, fr;q=1, en;q=1.000', ['fr', 'en', 'de']],
    ['de;q= 0.5, fr;q =0.6', ['fr', 'de']],
    ['de;xq=0.1, fr;qx=0.2, en;q=0.3', ['de', 'fr', 'en']],
    ['es-419, de-é', ['es-419']],
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
    expect(parseAcceptLanguage(`de,${' '.repeat(1024)},fr,en`)).toEqual(['de']);
    expect(parseAcceptLanguage(`de,fr${' '.repeat(1019)}`)).toEqual(['de', 'fr']);
  });

  it('gives the same again, whatever was done to what it gave', () => {
    for (let call = 0; call < 3; call++) {
      const tags = parseAcceptLanguage('ja, ko');
      expect(tags).toEqual(['ja', 'ko']);
      tags.push('de');
    }
  });

  it('remembers 500 headers of up to 256 characters at most, each read once', () => {
    const short = countCacheWrites((index) => parseAcceptLanguage(`de,x-${index}`.padEnd(256)));
    expect(short).toEqual({ writes: 1001, most: 500 });
    const long = countCacheWrites((index) => parseAcceptLanguage(`de,x-${index}`.padEnd(257)));
    expect(long).toEqual({ writes: 0, most: 0 });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything()), (header) => void parseAcceptLanguage(header)),
    );
  });
});
