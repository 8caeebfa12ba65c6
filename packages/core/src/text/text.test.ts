import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coerceParams,
  escapeControls,
  matchTemplate,
  removeControls,
  renderTemplate,
  truncate,
} from './text.js';

const limit = {
  literals: ['limit must be between ', ' and ', '.'],
  names: ['min', 'max'],
  kinds: ['%d', '%d'],
};
const one = { literals: ["Parameter '", "' is invalid."], names: ['parameter'] };

describe('matchTemplate', () => {
  it('returns the text of each placeholder', () => {
    expect(matchTemplate(limit, 'limit must be between 1 and 1000.')).toEqual(['1', '1000']);
    expect(matchTemplate(one, "Parameter '' is invalid.")).toEqual(['']);
    expect(matchTemplate(one, "Parameter 'a' is invalid.' is invalid.")).toEqual(["a' is invalid."]);
  });

  it('is undefined for another text', () => {
    for (const text of [
      '',
      'limit must be between 1 and 1000',
      'limit must be between 1.',
      'limit must be between .',
      'The limit must be between 1 and 2.',
      'limit must be between 1 and 2. ',
    ]) {
      expect(matchTemplate(limit, text)).toBeUndefined();
    }
    expect(matchTemplate(one, "Parameter ' is invalid.")).toBeUndefined();
    const fixed = { literals: ['Invalid symbol.'], names: [] };
    for (const text of ['Invalid symbol', 'Invalid symbol..', 'An Invalid symbol.'])
      expect(matchTemplate(fixed, text)).toBeUndefined();
    expect(matchTemplate(fixed, 'Invalid symbol.')).toEqual([]);
  });

  it('is undefined if a part is longer than 256 UTF-16 units', () => {
    expect(matchTemplate(one, `Parameter '${'x'.repeat(256)}' is invalid.`)).toHaveLength(1);
    expect(matchTemplate(one, `Parameter '${'x'.repeat(257)}' is invalid.`)).toBeUndefined();
  });

  it('is the inverse of renderTemplate for any single value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 256 }), (parameter) => {
        fc.pre(parameter.length <= 256);
        expect(matchTemplate(one, renderTemplate(one, { parameter }))).toEqual([parameter]);
      }),
    );
  });
});

describe('renderTemplate', () => {
  it('writes nothing for a missing value', () => {
    expect(renderTemplate(one, {})).toBe("Parameter '' is invalid.");
  });
});

const named = { names: ['field', 'max'], kinds: ['%s', '%d'] };

describe('coerceParams', () => {
  it('turns the texts of %d into numbers', () => {
    expect(coerceParams(limit, ['1', '-2.5'])).toEqual({ min: 1, max: -2.5 });
    expect(coerceParams(named, ['007', '7'])).toEqual({ field: '007', max: 7 });
  });

  it.each(['', ' 1', '01', '1.0', '1e3', '0x10', '-0', '9007199254740993', 'one', '１'])(
    'is undefined for a number that is written %j',
    (part) => {
      expect(coerceParams(named, ['a', part])).toBeUndefined();
    },
  );

  it('reads the numbers that String writes', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, 1e21, 5e-324]) {
      expect(coerceParams(named, ['a', String(number)])?.max).toBe(number);
    }
  });
});

const texts: readonly [text: string, plain: string, escaped: string][] = [
  ['', '', ''],
  ['Plain, as ~ it is.', 'Plain, as ~ it is.', 'Plain, as ~ it is.'],
  ['é無', 'é無', 'é無'],
  ['a\n\u001b[31mb', 'a[31mb', 'a\\u000a\\u001b[31mb'],
  ['\u202ea\u2069\u2066b', 'ab', '\\u202ea\\u2069\\u2066b'],
  ['a\u2028\u2029\ufeff', 'a', 'a\\u2028\\u2029\\ufeff'],
];

describe('removeControls', () => {
  it.each(texts)('turns %j into %j', (text, plain) => {
    expect(removeControls(text)).toBe(plain);
  });

  it('replaces a lone surrogate by U+FFFD', () => {
    expect(removeControls('\ud83dx😀\ude00')).toBe('\ufffdx😀\ufffd');
  });
});

describe('escapeControls', () => {
  it.each(texts)('escapes the controls of %j only', (text, _, escaped) => {
    expect(escapeControls(text)).toBe(escaped);
  });
});

describe('truncate', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['ab😀', 3, 'ab'],
    ['😀ab', 3, '😀a'],
    ['ab\ud83d', 3, 'ab\ud83d'],
    ['\ud83d', 3, '\ud83d'],
  ])('cuts %j at %d units: %j', (text, limit, cut) => {
    expect(truncate(text, limit)).toBe(cut);
  });
});
