import { type Catalog, defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import { httpErrorsGuide, spotV3Guide } from '@errlex/core/guide';
import { httpErrors } from '@errlex/core/http-errors';
import { describe, expect, it } from 'vitest';
import { readBook } from '../book.js';
import { loadLanguage } from '../languages.js';
import { toEntries } from '../page/entries.js';
import { fold, indexItems, rankItems } from './rank.js';
import { toNamedCodes, toSearchItems } from './search-items.js';

/**
 * Queries that traders type, with the codes that may come first. `seen` are titles of public issues of trading bots and
 * exchange clients, taken down before the aliases of the guide were written; `typed` are short queries of the kind that
 * a search box gets.
 */
const seen = [
  ['Timestamp for this request is outside of the recvWindow', -1046],
  ['Request out of receiving window', -1046],
  ['check your timestamp and recv_window param', -1046],
  ['WRONG_TIMESTAMP', -1043],
  ['sign signature error', -1047],
  ['please check your signature generation algorithm', -1047],
  ['Signature mismatch', -1047],
  ['INVALID_SIGNATURE', -1047],
  ['Precision is over the maximum defined for this asset', -1160],
  ['Filter failure: LOT_SIZE', -1160],
  ['too many precision digits', -1160],
  ['APIKEY_INVALID', -1044],
  ['IP NOT WHITELISTED', -1056],
  ['key does not allow access from this IP', -1056],
  ['Way too many requests; IP banned', -90429],
  ['429 too many requests', -90429],
  ['ERR_RATE_LIMIT', -90429],
  ['Account has insufficient balance for requested action', -1054],
  ['API key does not have permission for this action', -1052],
  ['NO_ORDER_MATCHES_YOUR_REQUEST', -2200],
] as const;

const typed = [
  ['rate limit', -90429],
  ['429', -90429],
  ['timeout', -90408],
  ['2fa', -1055],
  ['order not found', -2200],
  ['insufficient balance', -1054],
  ['invalid-symbol', -1121],
  ['invalid symbl', -1121],
  ['invalidsymbol', -1121],
  ['1121', -1121],
  ['wrong secret', -1047],
  ['clock', -1046],
  ['passphrase', -1049],
  ['ip whitelist', -1056],
  ['ipv6', -1056],
  ['account frozen', -1050],
  ['unknown symbol', -2007],
  ['bad gateway', -90502],
  ['clientOrderId too long', -1180],
  ['missing parameter', -1141],
] as const;

const catalog = [...spotV3, ...httpErrors] as Catalog;
const errors = defineErrors<Catalog>(catalog, spotV3Errors);
const guide = { ...spotV3Guide, ...httpErrorsGuide };
const book = await readBook(new URL('../../../../docs', import.meta.url).pathname);

async function indexOf(tag: string) {
  const language = await loadLanguage(tag, catalog, { messages: {}, hints: {} });
  return indexItems(toSearchItems(language, toEntries(errors, language, guide), book));
}

const english = await indexOf('en');
const codesFor = (query: string, index = english) =>
  rankItems(query, index).map(({ code, name }) => code ?? name);

/** Number of results that a phone shows without scrolling. */
const FIRST_SCREEN = 6;

describe('a search', () => {
  it('finds the right code first for 36 of 40 queries, and on the first screen for all', () => {
    const queries = [...seen, ...typed];
    expect(queries).toHaveLength(40);
    const places = queries.map(([query, code]) => [query, codesFor(query).indexOf(String(code))] as const);
    const missed = places.filter(([, place]) => place < 0 || place >= FIRST_SCREEN);
    expect(missed).toEqual([]);
    const later = places.filter(([, place]) => place > 0);
    expect(later.length, JSON.stringify(later)).toBeLessThanOrEqual(4);
  });

  it.each([
    ['-1121', '-1121'],
    ['INVALID_SYMBOL', '-1121'],
    ['invalid symbol', '-1121'],
    ['Invalid Smybol', '-1121'],
    ['PARAM_VALIDATE_ERROR.limit', '-1140'],
    ['TOO_MANY_REQUESTS', '-90429'],
    ['ccxt', 'Migrate from ccxt'],
    ['an ORDER exactly once', 'Catch errors in a bot: Place an order exactly once'],
  ])('finds %s', (query, first) => {
    expect(codesFor(query)[0]).toBe(first);
  });

  it.each(['translateThrown', 'adviceFor', 'withApiErrors'])('finds the guides that explain %s', (name) => {
    const [first] = rankItems(name, english);
    expect(first?.path).toMatch(/^book\//);
    expect(`${first?.words} ${first?.name}`).toContain(name);
  });

  it.each([
    ['expressErrors', 'book/respond-in-express/'],
    ['honoErrors', 'book/respond-in-hono/'],
    ['renderTo', 'book/show-in-a-page/'],
  ])('leads from %s to the guide whose first sample calls it', (name, path) => {
    expect(rankItems(name, english)[0]?.path).toBe(path);
  });

  it.each([
    ['ja', '署名', '-1041'],
    ['zh-CN', '交易对', '-1121'],
    ['ru', 'подпись', '-1047'],
    ['fr', 'parametre', '-1141'],
    ['ar', 'المعلمة', '-1141'],
  ])('finds words of %s: %s', async (tag, query, code) => {
    expect(codesFor(query, await indexOf(tag))).toContain(code);
  });

  it('finds nothing for words that nothing has, and for nothing', () => {
    for (const query of ['', '   ', 'zzzz', '***', 'qwertz uiop']) expect(codesFor(query)).toEqual([]);
  });

  it('compares without case, diacritics and separators', () => {
    expect(fold('  Paramètre_VIDE-x ')).toBe('parametre vide x');
    expect(fold('origClientOrderId')).toBe('orig client order id');
  });
});

describe('toNamedCodes', () => {
  it('leaves out reasons that are folders of the site', () => {
    const messages = (id: string) => ({ [id]: ['x'] as const });
    const own = ['book', 'DE', 'assets', 'A', 'a', 'B', '404'].map((reason, code) => ({
      code,
      reason,
      messages: messages(reason),
    }));
    expect(toNamedCodes(own, ['en', 'de']).map(({ reason }) => reason)).toEqual(['A', 'B']);
  });
});
