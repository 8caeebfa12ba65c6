import { createApiError } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { createLoader, loadHints, loadMessages, locales, type Messages, translate } from './index.js';
import { hintFiles } from './locale-files.fixture.js';

const german: Messages = { locale: 'de', dir: 'ltr', texts: { INVALID_SYMBOL: 'Ungültiges Symbol.' } };
const error = createApiError('INVALID_SYMBOL');

/** Creates a module loader that fails at its first call. */
function failOnce(fail: () => Promise<never>) {
  let calls = 0;
  const load = () => {
    calls += 1;
    return calls === 1 ? fail() : Promise.resolve({ messages: german });
  };
  return { load, calls: () => calls };
}

describe.each([
  ['rejects', () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))],
  [
    'throws',
    () => {
      throw new Error('at once');
    },
  ],
  ['is not what it should be', () => Promise.resolve({ messages: '<!doctype html>' } as never)],
  ['is empty', () => Promise.resolve(undefined as never)],
] as [string, () => Promise<never>][])('a locale whose module %s', (_, fail) => {
  it('gives the documented English in the same call, and is loaded again at the next', async () => {
    const { load, calls } = failOnce(fail);
    const loadOwn = createLoader({ de: load });
    const english = translate(error, await loadOwn('de'));
    expect(english).toEqual({ text: 'Invalid symbol.', locale: 'en', dir: 'ltr' });
    expect(translate(error, await loadOwn('de'))).toEqual({
      text: 'Ungültiges Symbol.',
      locale: 'de',
      dir: 'ltr',
    });
    expect(calls()).toBe(2);
  });
});

describe('createLoader', () => {
  it('finds the best of its locales alone, and English where none fits', async () => {
    const loadOwn = createLoader({ de: async () => ({ messages: german }) });
    expect((await loadOwn(['fr', 'de_AT'])).locale).toBe('de');
    const english = loadOwn('fr');
    expect(await english).toEqual({ locale: 'en', dir: 'ltr', texts: {} });
    expect(loadOwn('fr')).toBe(english);
    expect((await loadOwn(['__proto__', 'constructor', ''])).locale).toBe('en');
  });

  it.each(['valueOf', 'toString', '__proto__'])('takes "%s" for a name like any other', async (tag) => {
    const named = { ...german, locale: tag };
    const loadOwn = createLoader({ [tag]: async () => ({ messages: named }) });
    // `__proto__` is no language tag, so no request matches it.
    expect((await loadOwn(tag)).locale).toBe(tag === '__proto__' ? 'en' : tag);
    expect((await createLoader({ de: async () => ({ messages: german }) })(tag)).locale).toBe('en');
    expect((await loadMessages(tag)).locale).toBe('en');
  });

  it('loads a locale once, however often it is asked for at the same time', async () => {
    let calls = 0;
    const loadOwn = createLoader({
      de: async () => {
        calls += 1;
        return { messages: german };
      },
    });
    const all = await Promise.all(['de', 'de-AT', 'de-CH'].map(loadOwn));
    expect(all).toEqual([german, german, german]);
    expect(calls).toBe(1);
  });
});

describe.each([
  ['loadMessages', loadMessages],
  ['loadHints', loadHints],
])('%s', (_, load) => {
  it('gives one promise for each locale', async () => {
    expect(load('de')).toBe(load(['xx', 'de-AT']));
    expect(load('de')).not.toBe(load('fr'));
    await load('de');
    expect(load('de')).toBe(load('de'));
    expect(load('tlh')).toBe(load('en'));
  });

  it.each(locales)('has %s', async (tag) => {
    expect((await load(tag)).locale).toBe(tag);
    expect((await load(tag.replace('-', '_'))).locale).toBe(tag);
  });
});

describe('loadHints', () => {
  it.each(hintFiles)('loads $name', async ({ tag, texts }) => {
    const { dir, codes } = await loadMessages(tag);
    expect(await loadHints(tag)).toEqual({ locale: tag, dir, texts, codes });
  });

  it('finds the locale that loadMessages finds, and English if none fits', async () => {
    for (const requested of ['de-AT', 'zh-HK', ['mt', 'pt-AO'], 'sh', 'tlh', '', '__proto__', 'de_DE']) {
      const [hints, messages] = await Promise.all([loadHints(requested), loadMessages(requested)]);
      expect([hints.locale, hints.dir]).toEqual([messages.locale, messages.dir]);
    }
    expect((await loadHints('tlh')).locale).toBe('en');
  });
});
