import { describe, expect, it } from 'vitest';
import { createAskOption } from '../ask-option.js';
import {
  fromAcceptLanguage,
  fromCookie,
  fromHeader,
  fromQuery,
  type LocaleResolver,
  matchRequest,
} from './locale-resolvers.js';
import { NodeRequestFacts } from './request-facts.js';

const toFacts = (request: object) => new NodeRequestFacts({ headers: {}, ...request });

describe('fromQuery', () => {
  it.each([
    ['/orders?lang=de', ['de']],
    ['?lang=de', ['de']],
    ['/orders?symbol=A&lang=zh%2DHant', ['zh-Hant']],
    ['/orders/lang=de', []],
    ['lang=de', []],
    [undefined, []],
  ])('reads %j as %j', (url, locales) => {
    expect(fromQuery('lang')(toFacts({ url, headers: {} }))).toEqual(locales);
  });
});

describe('fromHeader', () => {
  it.each([
    [{ 'x-locale': 'de' }, ['de']],
    [{ 'x-locale': ['ja;q=0.5', 'de'] }, ['de', 'ja']],
    [{}, []],
  ])('reads %j as %j', (headers, locales) => {
    expect(fromHeader('X-Locale')(toFacts({ headers }))).toEqual(locales);
  });
});

describe('fromCookie', () => {
  it.each([
    [{ cookie: 'a=1; lang=de' }, ['de']],
    [{ cookie: 'language=de' }, []],
    [{}, []],
  ])('reads %j as %j', (headers, locales) => {
    expect(fromCookie('lang')(toFacts({ headers }))).toEqual(locales);
  });
});

describe('matchRequest', () => {
  const faults: string[] = [];
  const ask = createAskOption((text) => faults.push(text));
  const match = (...resolvers: LocaleResolver[]) => {
    faults.length = 0;
    return matchRequest(toFacts({}), { resolvers, ask }, ['en', 'de']);
  };

  it('is English for a request that names no language', () => {
    expect(match(fromAcceptLanguage())).toEqual({ locale: 'en', vary: ['Accept-Language'] });
  });

  it.each<[string, () => unknown, string[]]>([
    ['throws', () => fail(), ['option "resolvers" threw']],
    [
      'returns a promise',
      () => Promise.reject(new Error('late')),
      ['option "resolvers": expected a language or a list of them, got a promise'],
    ],
    ['returns null', () => null, []],
    [
      'returns a number',
      () => 7,
      ['option "resolvers": expected a language or a list of them, got a number'],
    ],
  ])('asks the next resolver if one %s', (_, resolve, logged) => {
    expect(match(resolve as LocaleResolver, () => 'de').locale).toBe('de');
    expect(faults).toEqual(logged);
  });
});

function fail(): never {
  throw new Error('no tenant');
}
