import { createApiError } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { toModule } from '../test-support/orders.fixture.js';
import { type Platform, platforms, startServer } from '../test-support/server.fixture.js';
import type { Texts } from './texts.js';
import { type BodyCache, toBody, toProblemBody } from './to-body.js';

const ask = async (options: ErrlexOptions, path: string, language: string) => {
  const server = await startServer(
    toModule({ imports: [ErrlexModule.forRoot(options)] }),
    platforms[0] as Platform,
  );
  const { text, headers } = await server.ask(path, { language });
  await server.close();
  return { body: JSON.parse(text), locale: headers['content-language'] };
};

describe('the body', () => {
  it('holds exactly code and msg', async () => {
    expect(await ask({}, '/symbol', 'de')).toEqual({
      body: { code: -1121, msg: 'Ungültiges Handelssymbol.' },
      locale: 'de',
    });
  });

  it('holds a hint by choice', async () => {
    const { body } = await ask({ hints: true }, '/symbol', 'de');
    expect(Object.keys(body)).toEqual(['code', 'msg', 'hint']);
    expect(body.hint).toMatch(/\w/);
    expect((await ask({ hints: true }, '/symbol', 'en')).body.hint).not.toBe(body.hint);
  });

  it('holds the hint of the application before ours', async () => {
    const hints = { de: { INVALID_SYMBOL: 'Siehe Handbuch.' }, en: { INVALID_SYMBOL: 'See the manual.' } };
    expect((await ask({ hints }, '/symbol', 'de')).body.hint).toBe('Siehe Handbuch.');
    expect((await ask({ hints }, '/symbol', 'en')).body.hint).toBe('See the manual.');
    expect((await ask({ hints }, '/database', 'de')).body.hint).toMatch(/\w/);
  });

  it('tells every language that is in it', async () => {
    const hints = { de: { UNKNOWN_ERROR: 'Bitte melden.' } };
    expect((await ask({ hints }, '/database', 'de')).locale).toBe('de');
    const messages = { de: { UNKNOWN_ERROR: 'Nichts bekannt.' } };
    expect((await ask({ hints, messages }, '/nowhere', 'de')).body).toEqual({
      code: -1000,
      msg: 'Nichts bekannt.',
      hint: 'Bitte melden.',
    });
  });

  it('has a sentence of its own for what HTTP raises where the catalog is on', async () => {
    expect(await ask({ http: true }, '/nowhere', 'en')).toEqual({
      body: { code: -90404, msg: 'Route not found.' },
      locale: 'en',
    });
    expect((await ask({ http: true }, '/nowhere', 'de')).locale).toBe('de');
    expect((await ask({ http: true }, '/orders/7', 'en')).body.code).toBe(-1000);
    expect((await ask({}, '/nowhere', 'en')).body.code).toBe(-1000);
  });
});

const german = (texts: Record<string, string>) =>
  new Map([['de', { locale: 'de', dir: 'ltr' as const, texts }]]);
const toTexts = (messages: Record<string, string>): Texts => ({
  supported: ['en', 'de'],
  messages: german(messages),
  hints: new Map(),
});
const symbol = createApiError('INVALID_SYMBOL');

describe('toBody', () => {
  it('makes the body of a message without params once, and another with details', () => {
    const cache: BodyCache = new Map();
    const texts = toTexts({ INVALID_SYMBOL: 'Unbekannt.' });
    const first = toBody(symbol, undefined, 'de', texts, cache);
    expect(first).toMatchObject({ text: '{"code":-1121,"msg":"Unbekannt."}', locale: 'de' });
    expect(toBody(symbol, undefined, 'de', texts, cache)).toBe(first);
    expect(JSON.parse(toBody(symbol, [{ error: symbol, path: 'legs' }], 'de', texts, cache).text)).toEqual({
      code: -1121,
      msg: 'Unbekannt.',
      details: [{ code: -1121, msg: 'Unbekannt.', path: 'legs' }],
    });
  });

  it('keeps no body of a message with params, or of a code that no catalog holds', () => {
    const cache: BodyCache = new Map();
    const empty = createApiError('PARAM_EMPTY', { parameter: 'side' });
    const { code, messageId, message, params } = symbol;
    const unlisted = { code, messageId, message, params, reason: undefined, definition: undefined };
    for (const error of [empty, unlisted]) toBody(error, undefined, 'de', toTexts({}), cache);
    expect([...cache.keys()]).toEqual([]);
  });

  it('lists the language of the text before another one of the hint', () => {
    const texts = { ...toTexts({}), hints: german({ INVALID_SYMBOL: 'Siehe Handbuch.' }) };
    expect(toBody(symbol, undefined, 'de', texts, new Map()).locale).toBe('en, de');
  });
});

describe('toProblemBody', () => {
  it('lists the language of the text before another one of the title', () => {
    const { code, message, params } = symbol;
    const unlisted = {
      code,
      message,
      params,
      messageId: undefined,
      reason: undefined,
      definition: undefined,
    };
    const texts = toTexts({ UNKNOWN_ERROR: 'Nichts bekannt.' });
    const { text, locale } = toProblemBody(unlisted, undefined, 'de', texts, {
      problems: 'https://example.com/errors',
      httpStatus: 400,
    });
    expect(JSON.parse(text)).toMatchObject({ title: 'Nichts bekannt.', detail: 'Invalid symbol.' });
    expect(locale).toBe('en, de');
  });
});
