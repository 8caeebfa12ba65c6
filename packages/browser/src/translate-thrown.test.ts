import { createApiError, defineErrors, spotV3, toApiError } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { ResponseError } from '@errlex/core/response';
import { createLoader, loadMessages, locales, type Messages } from '@errlex/i18n';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createErrorTranslator, translateThrown } from './translate-thrown.js';

const inGerman = { locale: 'de' };
const { texts: german } = await loadMessages('de');
const { texts: japanese } = await loadMessages('ja');

describe('translateThrown', () => {
  it.each([
    ['a fault in the program', new TypeError("Cannot read properties of undefined (reading 'x')")],
    ['a text', 'oops'],
    ['undefined', undefined],
    ['null', null],
  ])('translates %s as an unknown error, and shows nothing of its text', async (_, thrown) => {
    expect(await translateThrown(thrown, inGerman)).toEqual({
      text: german.UNKNOWN_ERROR,
      locale: 'de',
      dir: 'ltr',
    });
  });

  it('reads an error in the language that the server responded in, also as JSON', async () => {
    const responseInfo = { httpStatus: 400, receivedAt: 1, contentLanguage: 'ja, en' };
    const error = toApiError({ code: -1121, msg: japanese.INVALID_SYMBOL }, { responseInfo });
    const exact = { text: german.INVALID_SYMBOL, locale: 'de', dir: 'ltr' };
    expect(await translateThrown(error, inGerman)).toEqual(exact);
    expect(await translateThrown(error?.toJSON(), inGerman)).toEqual(exact);
    expect(await translateThrown(new Error('q', { cause: error }), inGerman)).toEqual(exact);
  });

  it('gives the documented English of a reason if neither locale can be loaded', async () => {
    const translate = createErrorTranslator(() => Promise.reject(new Error('no loader')));
    const responseInfo = { httpStatus: 400, receivedAt: 1, contentLanguage: 'ja' };
    const error = toApiError({ code: -1121, msg: japanese.INVALID_SYMBOL }, { responseInfo });
    expect(await translate(error)).toEqual({
      text: 'Invalid symbol.',
      locale: 'en',
      dir: 'ltr',
      detail: japanese.INVALID_SYMBOL,
    });
    expect(await translate(createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 }))).toEqual({
      text: 'limit must be between 1 and 5.',
      locale: 'en',
      dir: 'ltr',
    });
  });

  it.each(locales)('has a text for each kind of error in %s', async (locale) => {
    const { texts: own, dir } = await loadMessages(locale);
    for (const { httpStatus, reason } of httpErrors) {
      const thrown = new ResponseError({ responseInfo: { httpStatus, receivedAt: 1 } });
      expect(await translateThrown(thrown, { locale })).toEqual({ text: own[reason], locale, dir });
    }
    expect((await translateThrown(new TypeError('Failed to fetch'), { locale }))?.text).toBe(own.NO_NETWORK);
    expect((await translateThrown(new SyntaxError('x'), { locale }))?.text).toBe(own.UNREADABLE_RESPONSE);
    const goneChunk = new TypeError('error loading dynamically imported module: https://x.example/a.js');
    expect((await translateThrown(goneChunk, { locale }))?.text).toBe(own.OUTDATED_APP);
  });

  it('never rejects, whatever was thrown', async () => {
    const branded = fc.record({
      $errlex: fc.constant(1),
      code: fc.anything(),
      reason: fc.anything(),
      messageId: fc.anything(),
      params: fc.anything(),
      responseInfo: fc.anything(),
    });
    // An error of another version of this package, with the same brand and other fields.
    const other = branded.map((fields) => ({ ...fields, [Symbol.for('@errlex/core/ApiError')]: true }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), branded, other), async (thrown) => {
        const translation = await translateThrown(thrown, inGerman);
        expect(translation === undefined || translation.text.length > 0).toBe(true);
      }),
    );
  });
});

describe('translateThrown with other contracts', () => {
  const acme = defineErrors(
    [
      ...spotV3.filter(({ reason }) => reason !== 'INVALID_SYMBOL'),
      { code: 10001, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No such symbol.'] } },
      {
        code: 3201,
        reason: 'TOO_LARGE',
        messages: { TOO_LARGE: ['Order quantity cannot exceed %d.', 'limit'] },
      },
    ],
    { domain: 'acme', payload: { code: 'retCode', msg: 'retMsg' } },
  );
  const desk = defineErrors([{ code: 7, reason: 'CLOSED', messages: { CLOSED: ['The desk is closed.'] } }], {
    domain: 'desk',
  });
  const options = { ...inGerman, errors: acme };

  it('reads the payload shape of the contract, in a response of another client too', async () => {
    const body = { retCode: -1117, retMsg: createApiError('INVALID_SIDE').message };
    const exact = { text: german.INVALID_SIDE, locale: 'de', dir: 'ltr' };
    for (const thrown of [body, { response: { status: 400, data: body } }, new Error('q', { cause: body })]) {
      expect(await translateThrown(thrown, options)).toEqual(exact);
    }
  });

  it('shows a definition of its own in English, also if a shipped one has its reason', async () => {
    const english = { locale: 'en', dir: 'ltr' };
    for (const thrown of [
      acme.createApiError('INVALID_SYMBOL'),
      acme.createApiError('INVALID_SYMBOL').toJSON(),
      { retCode: 10001, retMsg: 'No such symbol.' },
    ]) {
      expect(await translateThrown(thrown, options)).toEqual({ text: 'No such symbol.', ...english });
    }
    expect(await translateThrown({ retCode: 10001, retMsg: 'XYZ halted' }, options)).toEqual({
      text: 'No such symbol.',
      ...english,
      detail: 'XYZ halted',
    });
    const error = acme.createApiError('TOO_LARGE', { limit: 5 });
    const text = 'Order quantity cannot exceed 5.';
    expect(await translateThrown(error, options)).toEqual({ text, ...english });
    // The error itself has its definition, so no contract is needed.
    expect(await translateThrown(error, inGerman)).toEqual({ text, ...english });
  });

  it('uses texts of the application, and reads them on the wire', async () => {
    const messages: Messages = {
      locale: 'de',
      dir: 'ltr',
      texts: { ...german, TOO_LARGE: 'Die Menge darf {{limit}} nicht überschreiten.' },
    };
    const translate = createErrorTranslator(createLoader({ de: async () => ({ messages }) }));
    const responseInfo = { httpStatus: 400, receivedAt: 1, contentLanguage: 'de' };
    const error = acme.toApiError(
      { retCode: 3201, retMsg: 'Die Menge darf 5 nicht überschreiten.' },
      { responseInfo },
    );
    const own = { ...messages, texts: { TOO_LARGE: 'Max {{limit}}' } };
    expect(await translate(error, { errors: acme, messages: own })).toEqual({
      text: 'Max 5',
      locale: 'de',
      dir: 'ltr',
    });
  });

  it('takes a list of contracts, and the first that knows the code reads it', async () => {
    const both = { ...inGerman, errors: [acme, desk] };
    expect((await translateThrown({ code: 7, msg: 'The desk is closed.' }, both))?.text).toBe(
      'The desk is closed.',
    );
    expect((await translateThrown({ retCode: 3201, retMsg: 'x' }, both))?.text).toBe('x');
    expect((await translateThrown({ code: 7, msg: 'The desk is closed.' }, inGerman))?.text).toBe(
      german.UNKNOWN_ERROR,
    );
  });
});
