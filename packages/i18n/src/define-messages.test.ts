import { type Catalog, defineErrors, spotV3, toApiError } from '@errlex/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineMessages, loadMessages, parseLocalized, translate } from './index.js';

const catalog = [
  { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
  { code: 2, reason: 'BAD_PARAM', messages: { BAD_PARAM: ['Parameter %s is invalid.', 'field'] } },
  {
    code: 3,
    reason: 'TOO_MANY_ORDERS',
    messages: {
      TOO_MANY_ORDERS: ['Too many orders.'],
      'TOO_MANY_ORDERS.limit': ['At most %d orders on %s.', 'limit', 'market'],
    },
  },
  { code: 7, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No such market.'] } },
  { code: -1022, reason: 'SIGNATURE', messages: { SIGNATURE: ['Signed wrongly.'] } },
] as const satisfies Catalog;

const errors = defineErrors(catalog);
const texts = {
  de: {
    INTERNAL: 'Interner Fehler.',
    BAD_PARAM: 'Das Feld {{field}} ist ungültig.',
    'TOO_MANY_ORDERS.limit_one': 'Höchstens eine Order auf {{market}}.',
    'TOO_MANY_ORDERS.limit_other': 'Höchstens {{limit}} Orders auf {{market}}.',
  },
  gsw: { INTERNAL: 'Interne Fähler.' },
  'de-CH': { BAD_PARAM: 'Das Feld {{field}} ist nicht gültig.' },
};
const labels = { de: { symbol: 'Handelspaar', side: 'Richtung' }, 'de-CH': { side: 'Seite' } };
const messages = defineMessages(errors, { texts, labels });

/** Translates an error and returns the text with its locale. */
async function say(
  error: Parameters<typeof translate>[0],
  requested: string | readonly string[],
  from = messages,
) {
  const { text, locale } = translate(error, await from.load(requested, loadMessages));
  return [text, locale];
}

const internal = errors.createErrorData('INTERNAL');
const badSymbol = errors.createErrorData('BAD_PARAM', { field: 'symbol' });
const limit = (count: number) =>
  errors.createErrorData('TOO_MANY_ORDERS.limit', { limit: count, market: 'spot' });

describe('defineMessages', () => {
  it('has texts, plural forms and labels', async () => {
    expect(await say(badSymbol, 'de-AT')).toEqual(['Das Feld Handelspaar ist ungültig.', 'de']);
    expect(await say(limit(1), 'de')).toEqual(['Höchstens eine Order auf spot.', 'de']);
    expect(await say(limit(5), 'de')).toEqual(['Höchstens 5 Orders auf spot.', 'de']);
  });

  it.each([
    ['gsw', internal, 'Interne Fähler.', 'gsw'],
    ['gsw-CH', badSymbol, 'Das Feld Handelspaar ist ungültig.', 'de'],
    ['de-CH', badSymbol, 'Das Feld Handelspaar ist nicht gültig.', 'de-CH'],
    [
      'de-CH',
      errors.createErrorData('BAD_PARAM', { field: 'side' }),
      'Das Feld Seite ist nicht gültig.',
      'de-CH',
    ],
    ['de-CH', internal, 'Interner Fehler.', 'de'],
    ['fr', internal, 'Internal error.', 'en'],
    ['en-GB', internal, 'Internal error.', 'en'],
    ['tlh', internal, 'Internal error.', 'en'],
  ])(
    'for a reader of %s takes the text of the language, else of its parent, else English',
    async (...row) => {
      const [requested, error, text, locale] = row;
      expect(await say(error, requested)).toEqual([text, locale]);
    },
  );

  it('takes each text in the first language of the reader that has it', async () => {
    expect(await say(internal, ['fr', 'de', 'en'])).toEqual(['Interner Fehler.', 'de']);
    expect(await say(internal, ['fr', 'en', 'de'])).toEqual(['Internal error.', 'en']);
    const network = { code: 0, reason: 'NO_NETWORK', params: {}, message: '' };
    expect((await say(network, ['fr', 'de']))[1]).toBe('fr');
  });

  it('gives a shipped text to a definition with the code and the reason of a shipped one only', async () => {
    const extended = defineErrors([...spotV3, ...catalog.slice(0, 3)]);
    const own = defineMessages(extended, { texts, labels });
    const empty = extended.createErrorData('PARAM_EMPTY', { parameter: 'symbol' });
    expect(await say(empty, 'de', own)).toEqual(['Der Parameter „Handelspaar“ darf nicht leer sein.', 'de']);
    expect(await say(errors.createErrorData('INVALID_SYMBOL'), 'de')).toEqual(['No such market.', 'en']);
    expect(await say(errors.createErrorData('SIGNATURE'), 'de')).toEqual(['Signed wrongly.', 'en']);
    const generic = { code: 0, reason: 'NO_NETWORK', params: {}, message: 'x' };
    expect((await say(generic, 'de'))[1]).toBe('de');
    const ownNetwork = defineErrors([
      { code: 9, reason: 'NO_NETWORK', messages: { NO_NETWORK: ['No net.'] } },
    ]);
    const none = defineMessages(ownNetwork, { texts: {} });
    expect(await say(ownNetwork.createErrorData('NO_NETWORK'), 'de', none)).toEqual(['No net.', 'en']);
  });

  it('keeps its texts from errors of other catalogs', async () => {
    expect(await say({ ...internal, code: 99 }, 'de')).toEqual(['Internal error.', 'en']);
  });

  it('has English texts, also for other readers, and regional ones', async () => {
    const own = defineMessages(errors, {
      texts: { en: { INTERNAL: 'Our fault.' }, 'en-GB': { INTERNAL: 'Our fault, sorry.' } },
    });
    expect(await say(internal, 'en-US', own)).toEqual(['Our fault.', 'en']);
    expect(await say(internal, 'en-GB', own)).toEqual(['Our fault, sorry.', 'en-GB']);
    expect(await say(internal, 'ja', own)).toEqual(['Our fault.', 'en']);
    const british = defineMessages(errors, { texts: { 'en-GB': { INTERNAL: 'Our fault, sorry.' } } });
    expect(await say(internal, 'en-GB', british)).toEqual(['Our fault, sorry.', 'en-GB']);
    expect(await say(internal, 'en-US', british)).toEqual(['Internal error.', 'en']);
  });

  it('has a default locale for readers of other languages', async () => {
    const own = defineMessages(errors, { texts, defaultLocale: 'de' });
    expect(await say(internal, 'ja', own)).toEqual(['Interner Fehler.', 'de']);
    expect(await say(internal, [], own)).toEqual(['Interner Fehler.', 'de']);
    expect(await say(internal, 'en', own)).toEqual(['Internal error.', 'en']);
    expect((await say({ code: 0, params: {}, message: '' }, 'xx', own))[1]).toBe('de');
    expect((await own.load('ja', loadMessages, false)).fallback).toBeUndefined();
  });

  it('needs no shipped texts, and no engine for the plural forms of shipped languages', async () => {
    const arabic = {
      'TOO_MANY_ORDERS.limit_two': 'أمران في {{market}}',
      'TOO_MANY_ORDERS.limit_other': '{{limit}}',
    };
    const own = defineMessages(errors, { texts: { ar: arabic, 'pa-Arab': { INTERNAL: 'x' } } });
    const loaded = await own.load('ar-EG', () => Promise.reject(new Error('offline')));
    expect(translate(limit(2), loaded)).toEqual({
      text: 'أمران في \u2068spot\u2069',
      locale: 'ar',
      dir: 'rtl',
    });
    expect(loaded.plural).toEqual((await loadMessages('ar')).plural);
    expect((await own.load('pa-PK')).dir).toBe('rtl');
    expect(await own.load('ar-EG')).toBe(await own.load('ar'));
  });

  it('takes nested texts, groups and files of nestjs-i18n as they are', async () => {
    const own = defineMessages(errors, {
      texts: {
        de: {
          errors: {
            INTERNAL: 'Interner Fehler.',
            BAD_PARAM: 'Das Feld {field} ist ungültig.',
            TOO_MANY_ORDERS: {
              unspecified: 'Zu viele Orders.',
              limit: {
                zero: 'Keine Order auf {market}.',
                one: 'Eine Order auf {market}.',
                other: '{count} Orders auf {{ market }}.',
              },
            },
          },
        },
      },
    });
    expect(await say(badSymbol, 'de', own)).toEqual(['Das Feld symbol ist ungültig.', 'de']);
    expect(await say(limit(0), 'de', own)).toEqual(['Keine Order auf spot.', 'de']);
    expect(await say(limit(1), 'de', own)).toEqual(['Eine Order auf spot.', 'de']);
    expect(await say(limit(12), 'de', own)).toEqual(['12 Orders auf spot.', 'de']);
    const undocumented = errors.toApiError({ code: 3, msg: 'Slow down.' });
    expect(undocumented && (await say(undocumented, 'de', own))).toEqual(['Zu viele Orders.', 'de']);
  });

  it('is read back, labels too', async () => {
    const german = await messages.load('de', loadMessages);
    const error = parseLocalized({ code: 2, msg: 'Das Feld Handelspaar ist ungültig.' }, german, { errors });
    expect(error?.params).toEqual({ field: 'symbol' });
    const swiss = await messages.load('gsw', loadMessages);
    expect(
      parseLocalized({ code: 3, msg: 'Höchstens 4 Orders auf spot.' }, swiss, { errors })?.params,
    ).toEqual({
      limit: 4,
      market: 'spot',
    });
  });

  it.each([
    [{ de: { INTERNALL: 'x' } }, 'Unknown message id in texts.de.INTERNALL. Did you mean "INTERNAL"?'],
    [{ de: { a: { b: 'x' } } }, 'Unknown message id in texts.de.a.b.'],
    [{ de: { INTERNAL: 7 } }, 'Invalid texts.de.INTERNAL: expected a text, got number.'],
    [{ de: { INTERNAL: ' ' } }, 'Invalid texts.de.INTERNAL: expected a text, got an empty one.'],
    [
      { de: { INTERNAL_one: 'x' } },
      'Invalid texts.de.INTERNAL_one: expected no plural form, because the message has no number.',
    ],
    [{ de: { BAD_PARAM: '{{feld}}' } }, 'Invalid texts.de.BAD_PARAM: expected {{field}}, got {{feld}}.'],
    [{ de: { INTERNAL: '{x}' } }, 'Invalid texts.de.INTERNAL: expected no placeholder, got {x}.'],
    [{ de: { INTERNAL: 'a } b' } }, 'Invalid texts.de.INTERNAL: expected no brace outside of a placeholder.'],
    [{ de: { INTERNAL: '$t(x)' } }, 'Invalid texts.de.INTERNAL: expected no nested text, got "$t(".'],
    [{ de: 'x' }, 'Invalid texts.de: expected an object of texts, got string.'],
    [{ de: null }, 'Invalid texts.de: expected an object of texts, got null.'],
    [{ de_AT: {} }, 'Invalid locale "de_AT" in texts. Did you mean "de-AT"?'],
    [{ 'zh-hant': {} }, 'Invalid locale "zh-hant" in texts. Did you mean "zh-Hant"?'],
    [{ 'not a tag': {} }, 'Invalid locale in texts: expected a BCP 47 tag such as "de-AT", got "not a tag".'],
    [[], 'Invalid texts: expected texts by locale, got an array.'],
    [
      JSON.parse('{"__proto__":{}}'),
      'Invalid locale in texts: expected a BCP 47 tag such as "de-AT", got "__proto__".',
    ],
    [JSON.parse('{"de":{"__proto__":"x"}}'), 'Unknown message id in texts.de.__proto__.'],
  ])('refuses %j', (wrong, message) => {
    expect(() => defineMessages(errors, { texts: wrong as never })).toThrow(new TypeError(message));
  });

  it('refuses wrong labels and unknown default locales', () => {
    const define = (options: object) => () => defineMessages(errors, { texts, ...options });
    expect(define({ labels: { de: { side: '' } } })).toThrow(
      'Invalid labels.de.side: expected a text, got an empty one.',
    );
    expect(define({ labels: { de: [] } })).toThrow(
      'Invalid labels.de: expected an object of labels, got an array.',
    );
    expect(define({ labels: { De: {} } })).toThrow('Invalid locale "De" in labels. Did you mean "de"?');
    expect(define({ defaultLocale: 'de-AT' })).toThrow('Unknown locale "de-AT". Did you mean "de"?');
    expect(define({ defaultLocale: 'tlh' })).toThrow('Unknown locale "tlh".');
    expect(define({ defaultLocale: 'gsw' })).not.toThrow();
  });

  it('never rejects, whatever is requested', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (requested) => {
        expect(typeof (await messages.load(requested as never, loadMessages)).locale).toBe('string');
      }),
    );
  });

  it('keeps an error of the exchange beside those of the catalog', async () => {
    const symbol = toApiError({ code: -1121, msg: 'Invalid symbol.' });
    expect(symbol && (await say(symbol, 'de'))).toEqual(['Ungültiges Handelssymbol.', 'de']);
  });
});
