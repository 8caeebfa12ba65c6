import type { Messages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { toProblem, toTitle } from './to-problem.js';

const toMessages = (locale: string, texts: Messages['texts']): [string, Messages] => [
  locale,
  { locale, dir: 'ltr', texts },
];

describe('toProblem', () => {
  const facts = { problems: 'https://example.com/errors', title: 'Title', msg: 'Text.', httpStatus: 400 };

  it.each([
    ['INVALID_SYMBOL', 'https://example.com/errors#-1121'],
    [undefined, 'about:blank'],
  ])('has for the reason %s the type %s', (reason, type) => {
    expect(toProblem({ code: -1121, reason, params: { size: 5 } }, facts)).toEqual({
      type,
      title: 'Title',
      status: 400,
      detail: 'Text.',
      code: -1121,
      reason,
      params: { size: 5 },
    });
  });
});

describe('toTitle', () => {
  const messages = new Map([
    toMessages('de', { OWN: 'Eigenes.', OTHER: 'Anderes.', 'OTHER.unspecified': 'Irgendetwas.' }),
    toMessages('en', { OWN: 'Own.', ENGLISH: 'English.', SIZE: 'Size {{size}}.', UNKNOWN_ERROR: 'Unknown.' }),
  ]);

  it.each<[title: string, reason: string | undefined, locale: string, expected: string, told: string]>([
    ['the text of the reason', 'OWN', 'de', 'Eigenes.', 'de'],
    ['its text without params first', 'OTHER', 'de', 'Irgendetwas.', 'de'],
    ['English where the locale has no text', 'ENGLISH', 'de', 'English.', 'en'],
    ['English where there is no such locale', 'OWN', 'ja', 'Own.', 'en'],
    ['the name of a reason whose text needs params', 'SIZE', 'de', 'SIZE', 'en'],
    ['that nothing is known where there is no reason', undefined, 'de', 'Unknown.', 'en'],
  ])('is %s', (_, reason, locale, msg, told) => {
    expect(toTitle({ reason }, locale, messages)).toEqual({ msg, locale: told });
  });
});
