import { createApiError } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { locales } from '../generated/loaders.js';
import { loadMessages } from '../load-messages.js';
import { matchLocale } from '../match-locale.js';
import { translate } from '../translate.js';
import { createPseudoMessages } from './index.js';

const english = await loadMessages('en');
const error = createApiError('PARAM_EMPTY', { parameter: 'symbol' });

describe('createPseudoMessages', () => {
  it('makes accented English that is about a third longer, params untouched', () => {
    const { text, locale, dir } = translate(error, createPseudoMessages('en-XA', english));
    expect([locale, dir]).toEqual(['en-XA', 'ltr']);
    expect(text).toMatch(/^\[Þ?.*'symbol'.* ~+\]$/);
    expect(text).not.toMatch(/Parameter|cannot|empty/);
    const plain = translate(error, english).text.length;
    expect(text.length / plain).toBeGreaterThan(1.25);
    expect(text.length / plain).toBeLessThan(1.45);
  });

  it('makes English that runs from right to left', () => {
    const { text, dir } = translate(error, createPseudoMessages('ar-XB', english));
    expect(dir).toBe('rtl');
    expect(text).toContain('\u202eParameter\u202c');
    expect(text).toContain('symbol');
  });

  it('is never offered by negotiation', () => {
    expect(matchLocale(['en-XA'], locales, 'en')).toBe('en');
    expect(matchLocale(['ar-XB'], locales, 'en')).toBe('ar');
  });
});
