import { createApiError, defineErrors, spotV3, toApiError } from '@errlex/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadHints } from './load-messages.js';
import { type Hints, hintFor } from './messages.js';

const german: Hints = {
  locale: 'de',
  dir: 'ltr',
  texts: {
    PARAM_EMPTY: 'Ergänzen Sie, was fehlt.',
    PARAM_VALIDATE_ERROR: 'Prüfen Sie Ihre Eingaben.',
    INVALID_SYMBOL: 'Wählen Sie ein anderes Handelspaar.',
    INVALID_SIDE: 'Wählen Sie Kauf oder Verkauf.',
  },
};

describe('hintFor', () => {
  it('returns the hint of the reason with its language and direction', () => {
    const error = createApiError('PARAM_EMPTY', { parameter: 'symbol' });
    expect(hintFor(error, german)).toEqual({ text: german.texts.PARAM_EMPTY, locale: 'de', dir: 'ltr' });
    const hebrew: Hints = { locale: 'he', dir: 'rtl', texts: { PARAM_EMPTY: 'יש להשלים.' } };
    expect(hintFor(error, hebrew)).toEqual({ text: 'יש להשלים.', locale: 'he', dir: 'rtl' });
  });

  it('returns the same hint for every variant of a reason, and for an undocumented text', () => {
    const limit = hintFor(createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 }), german);
    expect(limit).toEqual(hintFor(createApiError('PARAM_VALIDATE_ERROR'), german));
    expect(limit?.text).toBe(german.texts.PARAM_VALIDATE_ERROR);
    const undocumented = toApiError({ code: -1140, msg: 'nobody documented this' });
    expect(undocumented && hintFor(undocumented, german)).toEqual(limit);
  });

  it('reads the JSON of an error', () => {
    const error = createApiError('INVALID_SYMBOL');
    const json: typeof error = JSON.parse(JSON.stringify(error));
    expect(hintFor(json, german)?.text).toBe(german.texts.INVALID_SYMBOL);
  });

  it('reads hints of a custom catalog', () => {
    const definition = {
      ...spotV3[0],
      code: -9001,
      reason: 'MARGIN_TOO_LOW',
      messages: { MARGIN_TOO_LOW: ['Margin too low.'] },
    } as const;
    const errors = defineErrors([...spotV3, definition]);
    const error = errors.createApiError('MARGIN_TOO_LOW');
    expect(hintFor(error, german)).toBeUndefined();
    const own: Hints = { ...german, texts: { ...german.texts, MARGIN_TOO_LOW: 'Bitte Margin einzahlen.' } };
    expect(hintFor(error, own)).toEqual({ text: 'Bitte Margin einzahlen.', locale: 'de', dir: 'ltr' });
    expect(hintFor(errors.createApiError('INVALID_SIDE'), own)?.text).toBe(german.texts.INVALID_SIDE);
  });

  it('gives no shipped hint to the same reason under another code', async () => {
    const shipped = await loadHints('de');
    const other = { code: -7, reason: 'INVALID_SIDE' };
    expect(hintFor(other, shipped)).toBeUndefined();
    expect(hintFor({ ...other, code: -1117 }, shipped)?.locale).toBe('de');
  });

  it('returns none for an unknown code, and for a hint that is missing or empty', () => {
    const unknown = toApiError({ code: -1003, msg: 'Too much' });
    expect(unknown && hintFor(unknown, german)).toBeUndefined();
    const { INVALID_SIDE: _, ...texts } = german.texts;
    expect(hintFor({ code: -1117, reason: 'INVALID_SIDE' }, { ...german, texts })).toBeUndefined();
    expect(
      hintFor({ code: -1117, reason: 'INVALID_SIDE' }, { ...german, texts: { ...texts, INVALID_SIDE: '' } }),
    ).toBeUndefined();
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('returns none for "%s"', (reason) => {
    expect(hintFor({ code: -1, reason }, german)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const hint = hintFor(value as Parameters<typeof hintFor>[0], german);
        expect(hint === undefined || typeof hint.text === 'string').toBe(true);
      }),
    );
    const hostile = {
      code: -1117,
      get reason(): string {
        throw new Error('no');
      },
    };
    expect(hintFor(hostile, german)).toBeUndefined();
    expect(hintFor({ code: -1117, reason: 'INVALID_SIDE' }, undefined as unknown as Hints)).toBeUndefined();
    expect(hintFor({ code: -1117, reason: 'INVALID_SIDE' }, {} as Hints)).toBeUndefined();
    const wrong = { ...german, texts: { INVALID_SIDE: { text: 'x' } } } as unknown as Hints;
    expect(hintFor({ code: -1117, reason: 'INVALID_SIDE' }, wrong)).toBeUndefined();
  });
});
