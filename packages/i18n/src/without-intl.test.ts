import { createApiError, spotV3 } from '@errlex/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadMessages, locales, matchLocale, translate } from './index.js';
import { english } from './locale-files.fixture.js';

/** The plural categories of the engine, read before the test removes `Intl`. */
const counts = [0, 1, 2, 3, 5, 11, 21, 101, 1_000_000];
const categories = new Map(
  locales.map((locale) => [locale, counts.map((count) => new Intl.PluralRules(locale).select(count))]),
);

const { Locale, PluralRules } = Intl;

beforeAll(() => {
  Reflect.deleteProperty(Intl, 'Locale');
  Reflect.deleteProperty(Intl, 'PluralRules');
});

afterAll(() => {
  Object.assign(Intl, { Locale, PluralRules });
});

describe('on an engine without Intl.Locale and Intl.PluralRules', () => {
  it.each(locales)('%s is found, and renders its own texts with the right plural forms', async (locale) => {
    expect(Intl).not.toHaveProperty('Locale');
    expect(Intl).not.toHaveProperty('PluralRules');
    expect(matchLocale(locale.toLowerCase(), locales, 'en')).toBe(locale);
    const messages = await loadMessages(locale);
    for (const definition of spotV3) {
      const id = definition.reason;
      if (!(id in messages.texts) || english[id]?.includes('{{')) continue;
      const error = createApiError(id as 'INVALID_SYMBOL');
      expect(translate(error, messages)).toMatchObject({ text: messages.texts[id], locale });
    }
    const forms = counts.map(
      (days) => translate(createApiError('QUERY_TIME_OUT_OF_RANGE.range', { days }), messages).text,
    );
    const expected = counts.map((days, index) => {
      const category = categories.get(locale)?.[index];
      const form = messages.texts[`QUERY_TIME_OUT_OF_RANGE.range_${category}`];
      return form?.replace('{{days}}', String(days));
    });
    expect(forms).toEqual(expected);
  });
});
