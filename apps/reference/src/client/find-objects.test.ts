import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findObjects } from './find-objects.js';

const values = (text: string) => findObjects(text).map(({ value }) => value);

describe('findObjects', () => {
  it('finds the objects of a text where they stand', () => {
    const text = 'first {"a":1} and {"b":{"c":"}"}} last';
    expect(findObjects(text)).toEqual([
      { start: 6, end: 13, value: { a: 1 } },
      { start: 18, end: 33, value: { b: { c: '}' } } },
    ]);
  });

  it('finds what stands behind or inside braces that are no JSON', () => {
    expect(values('{ open "string\n{"a":1}')).toEqual([{ a: 1 }]);
    expect(values('request {id: 7} failed {"a":1}')).toEqual([{ a: 1 }]);
    expect(values('Error { body: {"a":1}, at: x }')).toEqual([{ a: 1 }]);
    expect(values('{ never closed {"a":1}')).toEqual([{ a: 1 }]);
  });

  it('keeps the digits of long ids', () => {
    expect(values('{"orderId":702345678901299998}')).toEqual([{ orderId: '702345678901299998' }]);
  });

  it('gives back any object from between any lines', () => {
    const line = fc.string().map((text) => text.replace(/[{}"\n]/g, ''));
    const object = fc.object({ values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)] });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 5 }), line, (objects, between) => {
        const told = objects.map((value) => JSON.parse(JSON.stringify(value)));
        const text = told.map((value) => `${between}\n${JSON.stringify(value)}`).join('\n');
        expect(values(text)).toEqual(told);
      }),
    );
  });

  // In time that grows with the square of the text, each of these takes minutes.
  it.each(['{', '{"a":', '{"', '{{}', '}"{', '{"a":{"b":', '{}'])(
    'comes to the end of much of %s',
    (piece) => {
      expect(findObjects(piece.repeat(400_000 / piece.length))).toBeInstanceOf(Array);
    },
  );
});
