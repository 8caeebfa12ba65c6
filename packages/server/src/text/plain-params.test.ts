import type { AnyParams } from '@errlex/core';
import { MAX_PARAM_LENGTH } from '@errlex/core/text';
import { describe, expect, it } from 'vitest';
import { toPlainParams } from './problem-details.js';

describe('toPlainParams', () => {
  it.each<[value: unknown, plain: string | number]>([
    [7.5, 7.5],
    ['BTC', 'BTC'],
    ['7', '7'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [7n, '7'],
    [true, 'true'],
  ])('converts %s to what JSON can hold', (value, plain) => {
    expect(toPlainParams({ value } as AnyParams)).toEqual({ value: plain });
  });

  it.each([[{}], [null], [undefined], [() => 7]])('leaves out %s', (value) => {
    expect(toPlainParams({ value } as unknown as AnyParams)).toStrictEqual({});
  });

  it('holds the first 16 params', () => {
    const params = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`p${index}`, index]));
    const { p16: _, ...first } = params;
    expect(toPlainParams(params)).toEqual(first);
  });

  it('leaves out a name of more than 64 characters and cuts a long text', () => {
    const name = 'n'.repeat(64);
    expect(toPlainParams({ [name]: 'x'.repeat(MAX_PARAM_LENGTH + 1), [`${name}n`]: 'x' })).toEqual({
      [name]: 'x'.repeat(MAX_PARAM_LENGTH),
    });
  });
});
