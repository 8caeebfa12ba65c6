import { createApiError, defineErrors, spotV3 } from '@errlex/core';
import { toPlainText } from '@errlex/core/text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyError, loadSoundLocales, sampleErrors } from './every-message.fixture.js';
import { loadMessages } from './load-messages.js';
import { parseLocalized } from './parse-localized.js';
import { translate } from './translate.js';

const all = await loadSoundLocales();

/** Params as they are printed: without what a text must not hold. */
function printed(params: object) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? toPlainText(value) : value,
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
        const heard = parseLocalized({ code: error.code, msg: translate(error, from).text }, from);
        expect(heard && translate(heard, to)).toEqual(translate(error, to));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what came as payload and has the documented English as message', async () => {
    const japanese = await loadMessages('ja');
    const { text } = translate(createApiError('PARAM_EMPTY', { parameter: 'symbol' }), japanese);
    const error = parseLocalized({ code: -1141, msg: text }, japanese);
    expect(error?.message).toBe("Parameter 'symbol' cannot be empty.");
    expect(error?.payload).toEqual({ code: -1141, msg: text });
  });

  it('gives what toApiError gives for English, for a text nobody knows, a success and no payload', async () => {
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

  it('recognizes the messages of another catalog', () => {
    const errors = defineErrors([
      {
        ...spotV3[0],
        code: -3201,
        reason: 'TOO_MUCH',
        messages: { TOO_MUCH: ['Order quantity cannot exceed %d.', 'quantity'] },
      },
    ]);
    const messages = { locale: 'de', dir: 'ltr', texts: { TOO_MUCH: 'Höchstens {{quantity}}.' } } as const;
    expect(parseLocalized({ code: -3201, msg: 'Höchstens 5.' }, messages, { errors })?.params).toEqual({
      quantity: 5,
    });
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
      expect(parseLocalized(payload, messages as never)?.payload).toEqual(payload);
    }
  });
});
