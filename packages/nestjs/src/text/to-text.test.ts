import { createApiError } from '@errlex/core';
import type { Messages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import type { CodedError } from '../coded-error.js';
import { toText } from './to-text.js';

const toMessages = (locale: string, texts: Messages['texts']): [string, Messages] => [
  locale,
  { locale, dir: 'ltr', texts },
];
const texts = {
  supported: ['en', 'de', 'ja'],
  messages: new Map([
    toMessages('en', { INVALID_SYMBOL: 'Documented.' }),
    toMessages('de', { INVALID_SYMBOL: 'Übersetzt.' }),
    toMessages('ja', {}),
  ]),
  hints: new Map(),
};
const { code, reason, messageId, params, definition } = createApiError('INVALID_SYMBOL');
const toError = (parts: Partial<CodedError>): CodedError => ({
  ...{ code, reason, messageId, params, definition },
  message: 'As it came.',
  ...parts,
});
const unlisted = { reason: undefined, definition: undefined };

describe('toText', () => {
  it.each<[what: string, parts: Partial<CodedError>, locale: string, msg: string, told: string]>([
    ['a translation', {}, 'de', 'Übersetzt.', 'de'],
    ['its own text in English', {}, 'en', 'As it came.', 'en'],
    ['its own text where there is no translation', {}, 'ja', 'As it came.', 'en'],
    ['its own text where no catalog holds its code', unlisted, 'de', 'As it came.', 'en'],
    ['the generic text where it has none', { message: '' }, 'de', 'Übersetzt.', 'de'],
    ['that in English where there is no translation', { message: '' }, 'ja', 'Documented.', 'en'],
  ])('tells %s', (_, parts, locale, msg, told) => {
    expect(toText(toError(parts), locale, texts)).toEqual({ msg, locale: told });
  });

  it('says that nothing is known where there is no text at all', () => {
    expect(toText(toError({ message: '' }), 'de', { ...texts, messages: new Map() })).toEqual({
      msg: 'An unknown error occurred.',
      locale: 'en',
    });
  });
});
