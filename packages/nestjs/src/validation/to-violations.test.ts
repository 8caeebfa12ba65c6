import { describe, expect, it } from 'vitest';
import { type PropertyError, toViolations } from './to-violations.js';
import { MAX_VIOLATIONS } from './violation.js';

const toMessages = (error: PropertyError) => toViolations([error]).map(({ issue }) => issue.message);

describe('toViolations', () => {
  it('takes a text for the only violation', () => {
    expect(toViolations('is wrong')).toEqual([{ issue: { message: 'is wrong' } }]);
  });

  it.each([
    ['at the path of keys', { path: ['legs', { key: 0 }, { key: 'price' }] }, { legs: { 0: { price: 7 } } }],
    ['itself where there is no path', {}, 7],
  ])('has what was found %s', (_, where, input) => {
    const issue = { message: 'is wrong', input: 7, ...where };
    expect(toViolations([issue])).toEqual([{ issue, input }]);
  });

  it('lists a property, then those within it in their order, and changes none of them', () => {
    const children = [
      { property: 'size', value: '', constraints: { isInt: 'size is wrong' } },
      { property: 'price' },
    ];
    const error = { property: 'leg', constraints: { isLeg: 'leg is wrong' }, children };
    const before = structuredClone(error);
    expect(toViolations([error])).toEqual([
      { issue: { message: 'leg is wrong', path: ['leg'] } },
      { issue: { message: 'size is wrong', path: ['leg', 'size'] }, input: { leg: { size: '' } } },
      { issue: { message: '', path: ['leg', 'price'] } },
    ]);
    expect(error).toEqual(before);
  });

  it.each([
    ['12', 12],
    ['0x', '0x'],
    ['x0', 'x0'],
  ])('takes only digits for an index: %s', (property, key) => {
    expect(toViolations([{ property }])).toEqual([{ issue: { message: '', path: [key] } }]);
  });

  it.each([
    ['side', 'INVALID_SIDE'],
    ['the side is WRONG', 'INVALID_SIDE'],
    ['Side is wrong', 'PARAM_VALIDATE_ERROR.limit'],
    ['side is wrong', 'PARAM_VALIDATE_ERROR.limit {"min":1,"max":5}'],
  ])('takes of the texts "%s" and "%s" the one that may name a message', (text, id) => {
    expect(toMessages({ property: 'side', constraints: { first: text, second: id } })).toEqual([id]);
  });

  it('takes the first of texts that name no message', () => {
    const constraints = { first: 'side is wrong', second: 'side is bad' };
    expect(toMessages({ property: 'side', constraints })).toEqual(['side is wrong']);
  });

  it('lists at most the limit of a property and those within it', () => {
    const children = Array.from({ length: MAX_VIOLATIONS + 1 }, (_, index) => ({ property: `${index}` }));
    const paths = toViolations([{ property: 'legs', constraints: { one: 'wrong' }, children }]).map(
      ({ issue }) => issue.path,
    );
    expect(paths).toHaveLength(MAX_VIOLATIONS);
    expect(paths.at(-1)).toEqual(['legs', MAX_VIOLATIONS - 2]);
  });

  it('looks 64 properties deep', () => {
    let error: PropertyError = { property: 'last', constraints: { one: 'last is wrong' } };
    for (let depth = 0; depth < 70; depth++) error = { property: 'next', children: [error] };
    expect(toViolations([error])).toEqual([{ issue: { message: '', path: Array(64).fill('next') } }]);
  });
});
