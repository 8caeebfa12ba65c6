import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJson } from './is-json.js';

function isTaken(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"a"',
    '"\\u00e9"',
    '"\\n"',
    '"\\x"',
    '"',
    '\\',
    '-1',
    '0',
    '1',
    '.5',
    'e5',
  ],
  ...['true', 'null', 'nul', ' ', '\n', '\t', '\0', '\ufeff', '\u00a0'],
);

describe('isJson', () => {
  it('takes what JSON.parse takes, and nothing else', () => {
    const texts = fc.array(pieces, { maxLength: 12 }).map((some) => some.join(''));
    fc.assert(
      fc.property(fc.oneof(texts, fc.json()), (text) => {
        expect(isJson(text)).toBe(isTaken(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    '{"a":[1,-2.5e+3,true,null],"b":{}}',
    ' [[],{}] ',
    '"\\ud800"',
    '{"a":1,}',
    '[1,]',
    '{,}',
    '01',
    '1 2',
    '[1 2 3]',
    '{1:2}',
    '{"a",1}',
    '[1:2]',
    '{"a":1:"b":2}',
    '',
  ])('%j', (text) => {
    expect(isJson(text)).toBe(isTaken(text));
  });
});
