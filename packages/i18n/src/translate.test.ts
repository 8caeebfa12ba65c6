import { type AnyApiError, createApiError, defineErrors, spotV3, toApiError } from '@errlex/core';
import { brokerV3 } from '@errlex/core/broker-v3';
import { httpErrors } from '@errlex/core/http-errors';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyError, loadValidLocales } from './every-message.fixture.js';
import { loadMessages } from './load-messages.js';
import type { Messages } from './messages.js';
import { translate } from './translate.js';

const all = await loadValidLocales();

async function say(error: AnyApiError | undefined, locale: string) {
  if (error === undefined) throw new Error('there is no error');
  return translate(error, await loadMessages(locale));
}

describe('translate', () => {
  const range = 'QUERY_TIME_OUT_OF_RANGE.range';
  const russian: Messages = {
    locale: 'ru',
    dir: 'ltr',
    texts: {
      [`${range}_one`]: 'Не более {{days}} дня.',
      [`${range}_few`]: 'few {{days}}',
      [`${range}_many`]: 'Не более {{days}} дней.',
      [`${range}_other`]: 'other {{days}}',
    },
  };

  it('returns the text with its language and direction', async () => {
    const error = createApiError(range, { days: 5 });
    expect(translate(error, russian)).toEqual({ text: 'Не более 5 дней.', locale: 'ru', dir: 'ltr' });
    expect(await say(error, 'ar')).toMatchObject({ locale: 'ar', dir: 'rtl' });
  });

  it.each([
    [1, 'Не более 1 дня.'],
    [2, 'few 2'],
    [5, 'Не более 5 дней.'],
    [21, 'Не более 21 дня.'],
    [1.5, 'other 1.5'],
  ])('selects the plural form of %d', (days, text) => {
    expect(translate(createApiError(range, { days }), russian).text).toBe(text);
  });

  it('uses the form "other" if the form of the number is missing', () => {
    const { [`${range}_few`]: _, ...texts } = russian.texts;
    expect(translate(createApiError(range, { days: 2 }), { ...russian, texts }).text).toBe('other 2');
  });

  it('returns the generic message of the reason for an undocumented text, with the text as detail', async () => {
    const msg = 'Either orderId or origClientOrderId must be sent.';
    const { text } = await say(createApiError('PARAM_VALIDATE_ERROR'), 'ja');
    expect(await say(toApiError({ code: -1140, msg }), 'ja')).toEqual({
      text,
      locale: 'ja',
      dir: 'ltr',
      detail: msg,
    });
    const { text: unspecified, detail } = await say(toApiError({ code: -1141, msg }), 'ja');
    expect(unspecified).toBe((await loadMessages('ja')).texts['PARAM_EMPTY.unspecified']);
    expect(detail).toBe(msg);
  });

  it('translates an unknown code as an unknown error, with its text as detail', async () => {
    const { text } = await say(createApiError('UNKNOWN_ERROR'), 'de');
    expect(await say(toApiError({ code: -1003, msg: 'Too much' }), 'de')).toMatchObject({
      text,
      detail: 'Too much',
    });
  });

  it('gives a shipped text only to an error with the shipped code and reason', async () => {
    const german = await loadMessages('de');
    const { INVALID_SYMBOL: text } = german.texts;
    const own = defineErrors(
      [
        ...spotV3.filter(({ reason }) => reason !== 'INVALID_SYMBOL'),
        { code: 10001, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No such symbol.'] } },
      ],
      { domain: 'acme' },
    );
    const other = own.createApiError('INVALID_SYMBOL');
    const english = { text: 'No such symbol.', locale: 'en', dir: 'ltr' };
    const undocumented = own.toApiError({ code: 10001, msg: 'Symbol XYZ halted.' });
    for (const error of [other, other.toJSON(), JSON.parse(JSON.stringify(other))]) {
      expect(translate(error, german)).toEqual(english);
    }
    expect(undocumented && translate(undocumented, german).text).toBe('Symbol XYZ halted.');
    // Definitions that a team spreads into its own catalog keep their texts.
    expect(translate(own.createApiError('INVALID_SIDE'), german).text).toBe(german.texts.INVALID_SIDE);
    expect(translate(createApiError('INVALID_SYMBOL'), german).text).toBe(text);
    const http = defineErrors(httpErrors).createApiError('CONFLICT');
    expect(translate(http, german).text).toBe(german.texts.CONFLICT);
    // Reasons of other exchange catalogs that are shipped under another code.
    for (const id of ['SYSTEM_ERROR.support', 'UNKNOWN_ERROR.system'] as const) {
      const error = defineErrors(brokerV3).createApiError(id);
      expect(translate(error, german)).toEqual({ text: error.message, locale: 'en', dir: 'ltr' });
    }
  });

  it('gives a text of the application to any code, unless `codes` says which', async () => {
    const german = await loadMessages('de');
    const error = { code: 7, reason: 'OWN', messageId: 'OWN', params: {}, message: 'Own.' };
    const texts = { ...german.texts, OWN: 'Eigener Text.', INVALID_SYMBOL: 'Kein solches Symbol.' };
    expect(translate(error, { ...german, texts }).text).toBe('Eigener Text.');
    const symbol = { ...error, code: 10001, reason: 'INVALID_SYMBOL', messageId: 'INVALID_SYMBOL' };
    expect(translate(symbol, { ...german, texts }).text).toBe('Own.');
    const codes = { ...german.codes, INVALID_SYMBOL: 10001 };
    expect(translate(symbol, { ...german, texts, codes }).text).toBe('Kein solches Symbol.');
    expect(translate(symbol, { locale: 'de', dir: 'ltr', texts }).text).toBe('Kein solches Symbol.');
  });

  it('treats a param of a wrong type as missing, and returns the generic message of the reason', async () => {
    const { code, reason, messageId, message } = createApiError('PARAM_EMPTY', { parameter: 'symbol' });
    const german = await loadMessages('de');
    for (const parameter of [['A'.repeat(1e6)], {}, null, undefined]) {
      const { text, detail } = translate(
        { code, reason, messageId, message, params: { parameter } as never },
        german,
      );
      expect([text, detail]).toEqual([german.texts['PARAM_EMPTY.unspecified'], message]);
    }
    expect(translate({ code, reason, messageId, message } as never, german).locale).toBe('de');
  });

  it('selects as in English for a malformed locale', () => {
    const select = (days: number) =>
      translate(createApiError(range, { days }), { ...russian, locale: 'ru_RU' }).text;
    expect([select(1), select(2)]).toEqual(['Не более 1 дня.', 'other 2']);
  });

  it('uses the form "zero" for 0 in any language, as i18next does', () => {
    const error = createApiError(range, { days: 0 });
    const texts = { ...russian.texts, [`${range}_zero`]: 'Нуль дней.' };
    expect(translate(error, { ...russian, texts }).text).toBe('Нуль дней.');
  });

  it('takes what the messages lack from their fallback, in its own language', () => {
    const fallback = {
      locale: 'de',
      dir: 'ltr',
      texts: { OWN: 'Deutsch.', 'OWN.id': 'Nr. {{id}}.' },
    } as const;
    const swiss = {
      locale: 'gsw',
      dir: 'ltr',
      texts: { OWN: 'Düütsch.' },
      codes: { OWN: 7 },
      fallback,
    } as const;
    const error = { code: 7, reason: 'OWN', messageId: 'OWN', params: {}, message: 'Own.' };
    expect(translate(error, swiss)).toEqual({ text: 'Düütsch.', locale: 'gsw', dir: 'ltr' });
    expect(translate({ ...error, code: 8 }, swiss)).toEqual({ text: 'Deutsch.', locale: 'de', dir: 'ltr' });
    const other = { ...error, reason: 'OTHER', messageId: 'OTHER' };
    expect(translate(other, swiss)).toEqual({ text: 'Own.', locale: 'en', dir: 'ltr' });
  });

  it('shows the label of a text param, never of a number or of an inherited property', () => {
    const labels = { symbol: 'Handelspaar', 2: 'zwei' };
    const texts = { OWN: '{{field}}: {{days}}' };
    const show = (field: string) =>
      translate(
        { code: 7, reason: 'OWN', messageId: 'OWN', params: { field, days: 2 }, message: '' },
        { locale: 'de', dir: 'ltr', texts, labels },
      ).text;
    expect([show('symbol'), show('side'), show('constructor')]).toEqual([
      'Handelspaar: 2',
      'side: 2',
      'constructor: 2',
    ]);
  });

  it('isolates a text beside a count in right-to-left text', () => {
    const error = { code: -9, reason: 'OWN', messageId: 'OWN', message: 'x', params: { id: 'C++', days: 2 } };
    const messages = {
      locale: 'he',
      dir: 'rtl',
      texts: { OWN_other: 'א {{id}} ב {{days}}.', OWN_two: 'א {{id}} ב {{days}}.' },
    } as const;
    expect(translate(error, messages).text).toBe('א \u2068C++\u2069 ב 2.');
  });

  it('has no detail for a payload without a text', async () => {
    expect(await say(toApiError({ code: -1121 }), 'de')).not.toHaveProperty('detail');
  });

  it('has no detail for an error without a text', async () => {
    const german = await loadMessages('de');
    const { code, reason, params } = createApiError('INVALID_SYMBOL');
    const { INVALID_SYMBOL: text } = german.texts;
    for (const message of [undefined, '', reason, '\u0000']) {
      const error = { code, reason, messageId: undefined, params, message: message as string };
      expect(translate(error, german)).toEqual({ text, locale: 'de', dir: 'ltr' });
    }
  });

  it('returns English for null and undefined', () => {
    const unknown = { text: 'An unknown error occurred.', locale: 'en', dir: 'ltr' };
    for (const value of [null, undefined]) expect(translate(value as never, russian)).toEqual(unknown);
  });

  it('keeps the English if a count is missing or has no form in the locale', () => {
    const error = createApiError(range, { days: 5 }).toJSON();
    const other = { ...russian, texts: { [`${range}_other`]: 'Слишком много.' } };
    const english = { text: error.message, locale: 'en', dir: 'ltr' };
    expect(translate({ ...error, params: {} }, other)).toEqual(english);
    expect(translate(error, { ...russian, texts: {} })).toEqual(english);
  });

  it('keeps the English of a message that the locale lacks', () => {
    const error = createApiError('PARAM_EMPTY', { parameter: 'symbol' });
    const messages = { locale: 'de', dir: 'ltr', texts: {} } as const;
    expect(translate(error, messages)).toEqual({
      text: "Parameter 'symbol' cannot be empty.",
      locale: 'en',
      dir: 'ltr',
    });
  });

  it('strips bidi controls, and isolates params that would reorder the text', async () => {
    const parameter = '\u2069\u202etxt.exe\u0000\n';
    const { text: latin } = await say(createApiError('PARAM_ERROR', { parameter }), 'en');
    expect(latin).toBe("Parameter 'txt.exe' is invalid.");
    const { text: mixed } = await say(createApiError('PARAM_ERROR', { parameter: 'סמל' }), 'en');
    expect(mixed).toBe("Parameter '\u2068סמל\u2069' is invalid.");
    const { text: arabic } = await say(createApiError('PARAM_ERROR', { parameter: 'symbol!' }), 'ar');
    expect(arabic).toContain('\u2068symbol!\u2069');
  });

  it('prints at most 256 UTF-16 units of a param', async () => {
    const english = await loadMessages('en');
    const error = createApiError('PARAM_ERROR', { parameter: '' }).toJSON();
    const { text } = translate({ ...error, params: { parameter: 'x'.repeat(257) } }, english);
    expect(text).toBe(`Parameter '${'x'.repeat(256)}' is invalid.`);
  });

  it('prints a param literally, whatever it looks like', async () => {
    for (const parameter of ['{{max}}', '$t(x)', '$&', '__proto__', '<img src=x>']) {
      const { text } = await say(createApiError('PARAM_ERROR', { parameter }), 'en');
      expect(text).toBe(`Parameter '${parameter}' is invalid.`);
    }
  });

  it('never shows a placeholder, whatever is missing', () => {
    fc.assert(
      fc.property(anyError, fc.constantFrom(...all), fc.boolean(), (error, messages, without) => {
        const { code, reason, messageId, message } = error;
        const params = without ? {} : error.params;
        const { text } = translate({ code, reason, messageId, message, params }, messages);
        const own = Object.values(params).some((value) => String(value).includes('{'));
        expect(own || !text.includes('{'), text).toBe(true);
        expect(text).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...all), (value, messages) => {
        expect(typeof translate(value as AnyApiError, messages).text).toBe('string');
      }),
    );
    expect(
      translate({ reason: 'constructor', messageId: '__proto__' } as unknown as AnyApiError, all[0] as never)
        .text,
    ).toBeTypeOf('string');
  });
});
