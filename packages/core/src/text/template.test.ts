import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchTemplate, renderTemplate } from './template.js';

const limit = { literals: ['limit must be between ', ' and ', '.'], names: ['min', 'max'] };
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
