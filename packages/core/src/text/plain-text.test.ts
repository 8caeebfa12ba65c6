import { describe, expect, it } from 'vitest';
import { escapeControls, toPlainText } from './plain-text.js';

const texts: readonly [text: string, plain: string, escaped: string][] = [
  ['', '', ''],
  ['Plain, as ~ it is.', 'Plain, as ~ it is.', 'Plain, as ~ it is.'],
  ['é無', 'é無', 'é無'],
  ['a\n\u001b[31mb', 'a[31mb', 'a\\u000a\\u001b[31mb'],
  ['\u202ea\u2069\u2066b', 'ab', '\\u202ea\\u2069\\u2066b'],
  ['a\u2028\u2029\ufeff', 'a', 'a\\u2028\\u2029\\ufeff'],
];

describe('toPlainText', () => {
  it.each(texts)('turns %j into %j', (text, plain) => {
    expect(toPlainText(text)).toBe(plain);
  });

  it('replaces a lone surrogate by U+FFFD', () => {
    expect(toPlainText('\ud83dx😀\ude00')).toBe('\ufffdx😀\ufffd');
  });
});

describe('escapeControls', () => {
  it.each(texts)('escapes the controls of %j only', (text, _, escaped) => {
    expect(escapeControls(text)).toBe(escaped);
  });
});
