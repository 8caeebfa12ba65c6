import { expect, it } from 'vitest';
import { toJson } from './to-json.js';

it('JSON is printed without a control, and reads as the same', () => {
  const value = { 'a\u202e': ['\u009b31m', '\u007f', '\n', 'שלום'] };
  for (const indent of [undefined, 2]) {
    const json = toJson(value, indent);
    expect(json).not.toMatch(/[\u007f-\u009f\u202e]/);
    expect(json).toContain('שלום');
    expect(JSON.parse(json)).toEqual(value);
  }
});
