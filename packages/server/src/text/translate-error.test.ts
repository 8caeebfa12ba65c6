import { createErrorData, defineErrors, type ErrorData } from '@errlex/core';
import type { Messages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import type { Texts } from './texts.js';
import { translateError, translateReason } from './translate-error.js';

const toMessages = (locale: string, texts: Messages['texts']): [string, Messages] => [
  locale,
  {
    locale,
    dir: 'ltr',
    texts,
    codes: { INVALID_SYMBOL: -1121, PARAM_EMPTY: -1141, UNKNOWN_ERROR: -1000 },
  },
];
const unknown = createErrorData('UNKNOWN_ERROR');
const texts: Texts = {
  supported: ['en', 'de', 'ja'],
  messages: new Map([
    toMessages('de', {
      INVALID_SYMBOL: 'Übersetzt.',
      PARAM_EMPTY: '{{parameter}} fehlt.',
      'PARAM_EMPTY.unspecified': 'Etwas fehlt.',
      UNKNOWN_ERROR: 'Unbekannt.',
    }),
    toMessages('ja', {}),
  ]),
  english: toMessages('en', { 'SYSTEM_ERROR.unspecified': 'Something failed.' })[1],
  hints: new Map(),
  unknown,
};
const symbol: ErrorData = { ...createErrorData('INVALID_SYMBOL'), message: 'As received.' };
const unlisted: ErrorData = {
  ...symbol,
  code: -9999,
  reason: undefined,
  messageId: undefined,
  definition: undefined,
};
const other = defineErrors([
  { code: 7, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['Own.'] } },
  { code: 8, reason: 'PARAM_EMPTY', messages: { 'PARAM_EMPTY.size': ['Size %d.', 'size'] } },
]);

describe('translateError', () => {
  it.each<[what: string, error: ErrorData, locale: string, msg: string, found: string]>([
    ['the translation', symbol, 'de', 'Übersetzt.', 'de'],
    ['the text of the error in English', symbol, 'en', 'As received.', 'en'],
    ['the text of the error without a translation', symbol, 'ja', 'As received.', 'en'],
    ['the text of a code without a definition', unlisted, 'de', 'As received.', 'en'],
    ['the text of a reason with another code', other.createErrorData('INVALID_SYMBOL'), 'de', 'Own.', 'en'],
  ])('returns %s', (_, error, locale, msg, found) => {
    expect(translateError({ error }, locale, texts)).toEqual({ msg, locale: found });
  });

  it('returns the generic text if it is asked for', () => {
    expect(translateError({ error: symbol, usesGenericText: true }, 'en', texts).msg).toBe('Invalid symbol.');
    expect(translateError({ error: symbol, usesGenericText: true }, 'de', texts).msg).toBe('Übersetzt.');
  });

  it('returns the generic text of a reason for an error without a text of its own', () => {
    const error = {
      ...createErrorData('PARAM_EMPTY', { parameter: 'x' }),
      messageId: undefined,
      message: 'PARAM_EMPTY',
    };
    expect(translateError({ error }, 'de', texts).msg).toBe('Etwas fehlt.');
  });
});

describe('translateReason', () => {
  const empty = createErrorData('PARAM_EMPTY', { parameter: 'side' });

  it.each<[what: string, error: ErrorData, locale: string, msg: string, found: string]>([
    ['the text of the reason', symbol, 'de', 'Übersetzt.', 'de'],
    ['its text without params first', empty, 'de', 'Etwas fehlt.', 'de'],
    ['English without a translation', symbol, 'ja', 'Invalid symbol.', 'en'],
    ['English without such a locale', symbol, 'fr', 'Invalid symbol.', 'en'],
    ['shipped English before documented', createErrorData('SYSTEM_ERROR'), 'ja', 'Something failed.', 'en'],
    ['the name of a reason whose text needs params', empty, 'ja', 'PARAM_EMPTY', 'en'],
    ['the text of the unknown error without a reason', unlisted, 'de', 'Unbekannt.', 'de'],
    ['the documented text of another catalog', other.createErrorData('INVALID_SYMBOL'), 'de', 'Own.', 'en'],
    [
      'the name of a reason of another catalog whose texts need params',
      other.createErrorData('PARAM_EMPTY.size', { size: 5 }),
      'de',
      'PARAM_EMPTY',
      'en',
    ],
  ])('returns %s', (_, error, locale, msg, found) => {
    expect(translateReason(error, locale, texts)).toEqual({ msg, locale: found });
  });

  it('returns the documented text if there are no messages at all', () => {
    expect(
      translateReason(unlisted, 'de', {
        ...texts,
        messages: new Map(),
        english: { ...texts.english, texts: {} },
      }),
    ).toEqual({
      msg: 'An unknown error occurred.',
      locale: 'en',
    });
  });
});
