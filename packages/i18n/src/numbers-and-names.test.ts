import { createApiError } from '@errlex/core';
import fc from 'fast-check';
import { createInstance, type i18n } from 'i18next';
import { describe, expect, it } from 'vitest';
import { anyError, loadValidLocales } from './every-message.fixture.js';
import { addMessages, messageArgs } from './i18next/index.js';
import type { Messages } from './messages.js';
import { type Translatable, translate } from './translate.js';

const all = await loadValidLocales();
const rightToLeft = all.filter(({ dir }) => dir === 'rtl');

const apps = new Map<string, i18n>();
for (const { locale } of all) {
  const app = createInstance();
  await app.init({ lng: locale, fallbackLng: 'en', resources: {} });
  await addMessages(app);
  apps.set(locale, app);
}

/** Both renderers of an error: `translate`, and i18next with the same files. */
const renderers: [name: string, say: (error: Translatable, messages: Messages) => string][] = [
  ['translate', (error, messages) => translate(error, messages).text],
  ['i18next', (error, { locale }) => apps.get(locale)?.t(...messageArgs(error)) ?? ''],
];

const counted = ['QUERY_TIME_OUT_OF_RANGE.startTime', 'QUERY_TIME_OUT_OF_RANGE.range'] as const;

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe.each(renderers)('the text of %s', (_, say) => {
  it('isolates a negative count once in text that runs from right to left, and leaves another bare', () => {
    const count = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(
        fc.constantFrom(...rightToLeft),
        fc.constantFrom(...counted),
        count,
        (messages, id, days) => {
          const text = say(createApiError(id, { days }), messages);
          const isolates = [countOf(text, '\u2068'), countOf(text, '\u2069')];
          expect(isolates).toEqual(days < 0 ? [1, 1] : [0, 0]);
          if (days < 0) expect(text).toContain(`\u2068${days}\u2069`);
        },
      ),
    );
  });

  it('isolates every other param once in text that runs from right to left', () => {
    const name = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...rightToLeft), name, fc.integer(), (messages, parameter, min) => {
        const named = say(createApiError('PARAM_EMPTY', { parameter }), messages);
        expect(named.match(/[\u2068\u2069]/g)).toEqual(['\u2068', '\u2069']);
        const range = say(createApiError('PARAM_VALIDATE_ERROR.limit', { min, max: 9 }), messages);
        expect(range.match(/\u2068[^\u2068\u2069]*\u2069/g)?.sort()).toEqual(
          [`\u2068${min}\u2069`, '\u20689\u2069'].sort(),
        );
        expect(range.match(/[\u2068\u2069]/g)).toHaveLength(4);
      }),
    );
  });

  it('isolates in text that runs from left to right only what is written from right to left', () => {
    const leftToRight = all.filter(({ dir }) => dir === 'ltr');
    const name = fc.constantFrom('symbol', 'סמל', 'رمز 1', 'a-1');
    fc.assert(
      fc.property(fc.constantFrom(...leftToRight), name, fc.integer(), (messages, parameter, days) => {
        const named = say(createApiError('PARAM_ERROR', { parameter }), messages);
        expect(countOf(named, '\u2068')).toBe(/[א-ي]/.test(parameter) ? 1 : 0);
        expect(say(createApiError(counted[0], { days }), messages)).not.toMatch(/[\u2068\u2069]/);
      }),
    );
  });

  it('has ASCII digits alone, those of its numbers as they are', () => {
    const number = fc.integer();
    fc.assert(
      fc.property(fc.constantFrom(...all), number, number, (messages, min, max) => {
        const text = say(createApiError('PARAM_VALIDATE_ERROR.limit', { min, max }), messages);
        expect(text).not.toMatch(/(?![0-9])\p{Nd}/u);
        expect(text).toContain(String(min));
        expect(text).toContain(String(max));
      }),
    );
  });
});

describe('i18next and the renderer', () => {
  it('print the same for any error in any locale', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), anyError, (messages, error) => {
        const [printed, translated] = renderers.map(([, say]) => say(error, messages));
        expect(printed).toBe(translated);
      }),
      { numRuns: 1000 },
    );
  });
});
