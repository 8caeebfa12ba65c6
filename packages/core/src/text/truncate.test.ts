import { describe, expect, it } from 'vitest';
import { truncate } from './plain-text.js';

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
