import { createApiError, defineErrors } from '@errlex/core';
import { removeControls } from '@errlex/core/text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyError, loadValidLocales, sampleErrors } from './every-message.fixture.js';
import { loadMessages } from './load-messages.js';
import { parseLocalized } from './parse-localized.js';
import { translate } from './translate.js';

const all = await loadValidLocales();

/** A contract with a reason of its own, one that is shipped under another code, and a shipped definition. */
const acme = defineErrors(
  [
    {
      code: 3201,
      reason: 'TOO_MUCH',
      messages: { TOO_MUCH: ['Order quantity cannot exceed %d.', 'quantity'] },
    },
    { code: 10001, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No such symbol.'] } },
    { code: -1117, reason: 'INVALID_SIDE', messages: { INVALID_SIDE: ['Invalid side.'] } },
  ],
  { domain: 'acme', payload: { code: 'retCode', msg: 'retMsg' } },
);

/** Returns params as they are printed: without control characters. */
function printed(params: object) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? removeControls(value) : value,
    ]),
  );
}

describe('parseLocalized', () => {
  it.each(all.map((messages) => [messages.locale, messages] as const))(
    'undoes translate in %s',
    (_, messages) => {
      for (const error of sampleErrors) {
        const { text } = translate(error, messages);
        const found = parseLocalized({ code: error.code, msg: text }, messages);
        expect([found?.messageId, found?.params], text).toEqual([error.messageId, printed(error.params)]);
      }
    },
  );

  it('undoes translate in any locale, whatever the params', () => {
    fc.assert(
      fc.property(anyError, fc.constantFrom(...all), (error, messages) => {
        const { text } = translate(error, messages);
        const found = parseLocalized({ code: error.code, msg: text }, messages);
        expect([found?.messageId, found?.params], text).toEqual([error.messageId, printed(error.params)]);
      }),
      { numRuns: 3000 },
    );
  });

  it('carries a message from any language to any other', () => {
    fc.assert(
      fc.property(anyError, fc.constantFrom(...all), fc.constantFrom(...all), (error, from, to) => {
        const parsed = parseLocalized({ code: error.code, msg: translate(error, from).text }, from);
        expect(parsed && translate(parsed, to)).toEqual(translate(error, to));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps the received text as msg and has the documented English as message', async () => {
    const japanese = await loadMessages('ja');
    const { text } = translate(createApiError('PARAM_EMPTY', { parameter: 'symbol' }), japanese);
    const error = parseLocalized({ code: -1141, msg: text }, japanese);
    expect(error?.message).toBe("Parameter 'symbol' cannot be empty.");
    expect(error).toMatchObject({ msg: text, params: { parameter: 'symbol' }, domain: 'spotV3' });
  });

  it('returns what toApiError returns for English, an unknown text, a success and a value without payload', async () => {
    const japanese = await loadMessages('ja');
    expect(parseLocalized({ code: -1121, msg: 'Invalid symbol.' }, japanese)?.messageId).toBe(
      'INVALID_SYMBOL',
    );
    expect(parseLocalized({ code: -1121, msg: 'なに？' }, japanese)).toMatchObject({
      messageId: undefined,
      message: 'なに？',
    });
    expect(parseLocalized({ code: -1121, msg: 'Invalid symbol.\u0000' }, japanese)?.messageId).toBe(
      'INVALID_SYMBOL',
    );
    expect(parseLocalized({ code: -9, msg: 'x' }, japanese)?.reason).toBeUndefined();
    expect(parseLocalized({ code: 200, msg: 'success' }, japanese)).toBeUndefined();
    expect(parseLocalized('x', japanese)).toBeUndefined();
  });

  it('reads the payload shape and the messages of another contract', () => {
    const messages = { locale: 'de', dir: 'ltr', texts: { TOO_MUCH: 'Höchstens {{quantity}}.' } } as const;
    const body = { retCode: 3201, retMsg: 'Höchstens 5.', retExtInfo: { list: [] } };
    const error = parseLocalized(body, messages, { errors: acme });
    expect(error).toMatchObject({
      domain: 'acme',
      code: 3201,
      reason: 'TOO_MUCH',
      messageId: 'TOO_MUCH',
      params: { quantity: 5 },
      message: 'Order quantity cannot exceed 5.',
      msg: 'Höchstens 5.',
    });
    expect(error?.data).toEqual({ retExtInfo: { list: [] } });
    expect(acme.isApiError(error, 'TOO_MUCH')).toBe(true);
    expect(parseLocalized({ code: 3201, msg: 'Höchstens 5.' }, messages, { errors: acme })).toBeUndefined();
  });

  it('does not read the shipped text of a reason for the same reason under another code', async () => {
    const german = await loadMessages('de');
    const msg = german.texts.INVALID_SYMBOL;
    const error = parseLocalized({ retCode: 10001, retMsg: msg }, german, { errors: acme });
    expect(error).toMatchObject({ reason: 'INVALID_SYMBOL', messageId: undefined, message: msg });
    const shared = parseLocalized({ retCode: -1117, retMsg: german.texts.INVALID_SIDE }, german, {
      errors: acme,
    });
    expect(shared).toMatchObject({ messageId: 'INVALID_SIDE', message: 'Invalid side.' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom(...all),
        (value, messages) => void parseLocalized(value, messages),
      ),
    );
    const payload = { code: -1140, msg: 'Höchstens 5.' };
    for (const messages of [{}, { texts: null }, { texts: { 'PARAM_VALIDATE_ERROR.limit': 7 } }]) {
      expect(parseLocalized(payload, messages as never)).toMatchObject(payload);
    }
  });
});
