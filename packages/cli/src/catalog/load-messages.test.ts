import { describe, expect, it } from 'vitest';
import { sampleParams } from './load-messages.js';

describe('sampleParams', () => {
  it('gives one number 7, several that grow, and a text the name of a parameter', () => {
    expect(sampleParams(['within %d days', 'days'])).toEqual({ days: 7 });
    expect(sampleParams(["'%s' is within %d days", 'name', 'days'])).toEqual({ name: 'symbol', days: 7 });
    expect(sampleParams(['%s: %d, %d, %d or %d', 'name', 'a', 'b', 'c', 'd'])).toEqual({
      name: 'symbol',
      a: 1,
      b: 1000,
      c: 10_000,
      d: 100_000,
    });
    expect(sampleParams(['no params'])).toEqual({});
  });
});
