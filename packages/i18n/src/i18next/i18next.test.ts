import { type AnyErrorSet, type Catalog, createApiError, defineErrors, toApiError } from '@errlex/core';
import type { InitOptions, i18n } from 'i18next';
import * as i18next27 from 'i18next';
import * as i18next23 from 'i18next-23';
import * as i18next24 from 'i18next-24';
import * as i18next25 from 'i18next-25';
import * as i18next26 from 'i18next-26';
import { describe, expect, it, vi } from 'vitest';
import { loadValidLocales, sampleErrors } from '../every-message.fixture.js';
import { loadMessages } from '../load-messages.js';
import { translate } from '../translate.js';
import { addMessages, messageArgs, translateWith } from './index.js';

const all = await loadValidLocales();

/** Creates a contract with one definition. */
function createErrors(reason: string, code: number): AnyErrorSet {
  return defineErrors([{ code, reason, messages: { [reason]: ['No such symbol.'] } }] as Catalog);
}

/** Every major version in the peer range. Their types differ, but not the part that we use. */
const majors = { 23: i18next23, 24: i18next24, 25: i18next25, 26: i18next26, 27: i18next27 };
type Create = () => i18n;

describe('messageArgs', () => {
  const fixed = {
    ns: 'errlex',
    keySeparator: false,
    nsSeparator: false,
    nest: false,
    interpolation: { prefix: '{{', suffix: '}}', escapeValue: false, skipOnVariables: true },
  };

  it('asks for the message, then for its reason, with options that no application changes', () => {
    const error = createApiError('PARAM_EMPTY', { parameter: '5' });
    expect(messageArgs(error)).toStrictEqual([
      ['PARAM_EMPTY', 'PARAM_EMPTY.unspecified', 'PARAM_EMPTY'],
      {
        ...fixed,
        defaultValue: "Parameter '5' cannot be empty.",
        replace: {
          parameter: '5',
          parameter_isolated: '\u20685\u2069',
          parameter_count: '\u20685\u2069',
        },
      },
    ]);
  });

  it('asks for the form of a count, and below zero for "other"', () => {
    const id = 'QUERY_TIME_OUT_OF_RANGE.range';
    const ids = [id, 'QUERY_TIME_OUT_OF_RANGE.unspecified', 'QUERY_TIME_OUT_OF_RANGE'];
    const [keys, options] = messageArgs(createApiError(id, { days: 0 }));
    expect([keys, options.count, options.replace.days_count]).toEqual([ids, 0, '0']);
    const [below, without] = messageArgs(createApiError(id, { days: -2 }));
    expect([below, without.replace.days_count]).toEqual([[`${id}_other`, ...ids], '\u2068-2\u2069']);
    expect(without).not.toHaveProperty('count');
  });

  it('asks of what is not known for an unknown error', () => {
    const error = { code: -9, reason: undefined, messageId: undefined, message: undefined, params: {} };
    expect(messageArgs(error as never)).toStrictEqual([
      ['UNKNOWN_ERROR'],
      { ...fixed, defaultValue: '', replace: {} },
    ]);
  });
});

describe.each(Object.entries(majors))('with i18next %s', (_, { createInstance }) => {
  const create = createInstance as unknown as Create;

  async function createApp(options: InitOptions = {}): Promise<i18n> {
    const app = create();
    await app.init({ lng: 'en', fallbackLng: 'en', resources: {}, ...options });
    return app;
  }

  function t(app: i18n, error: Parameters<typeof messageArgs>[0]): string {
    return app.t(...messageArgs(error));
  }

  const german = 'Ungültiges Symbol';

  describe('i18next and the renderer', () => {
    it.each(all.map((messages) => [messages.locale, messages] as const))(
      'print the same in %s',
      async (locale, messages) => {
        const app = await createApp({ lng: locale });
        await addMessages(app);
        for (const error of sampleErrors) {
          expect(t(app, error)).toBe(translate(error, messages).text);
          expect(translateWith(app, error)).toEqual(translate(error, messages));
        }
        const undocumented = toApiError({ code: -1141, msg: 'nobody documented this' });
        expect(undocumented && t(app, undocumented)).toBe(
          undocumented && translate(undocumented, messages).text,
        );
        expect(undocumented && translateWith(app, undocumented)).toEqual(
          undocumented && translate(undocumented, messages),
        );
      },
    );

    it('print the same whatever a param is called and holds', async () => {
      const app = await createApp({ interpolation: { escapeValue: true, skipOnVariables: false } });
      const names = [
        'lng',
        'ns',
        'context',
        'defaultValue',
        'count',
        'interpolation',
        'returnObjects',
        'postProcess',
      ];
      for (const name of names) {
        for (const value of ['de', '$t(x)', '{{y}}', '$&', '__proto__', '<b>']) {
          app.addResourceBundle('en', 'errlex', { OWN: `Own {{${name}}}.` }, true, true);
          const error = {
            code: -9,
            reason: 'OWN',
            messageId: 'OWN',
            params: { [name]: value },
            message: 'x',
          };
          expect(t(app, error)).toBe(`Own ${value}.`);
        }
      }
    });

    it('give no shipped text to a reason under another code', async () => {
      const app = await createApp({ lng: 'de' });
      await addMessages(app);
      const messages = await loadMessages('de');
      const other = createErrors('INVALID_SYMBOL', 10001).createApiError('INVALID_SYMBOL');
      expect(t(app, other)).toBe('No such symbol.');
      expect(translateWith(app, other)).toEqual(translate(other, messages));
      const same = createErrors('INVALID_SYMBOL', -1121).createApiError('INVALID_SYMBOL');
      expect(translateWith(app, same)).toEqual(translate(createApiError('INVALID_SYMBOL'), messages));
      app.addResource('de', 'errlex', 'INVALID_SYMBOL.10001', 'Kein solches Symbol.', { keySeparator: '|' });
      expect(t(app, other)).toBe('Kein solches Symbol.');
    });

    it('print what can be printed of params that came as something else', async () => {
      const app = await createApp();
      await addMessages(app);
      const { code, reason, messageId, message } = createApiError('INVALID_SYMBOL');
      for (const params of [undefined, { symbol: ['x'] }, { symbol: null }]) {
        expect(t(app, { code, reason, messageId, message, params: params as never })).toBe(
          'Invalid trading pair symbol.',
        );
      }
    });

    it('print the same under separators of the application', async () => {
      const app = await createApp({
        keySeparator: '.',
        nsSeparator: ':',
        interpolation: { prefix: '${', suffix: '}' },
      });
      await addMessages(app);
      const error = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 });
      expect(t(app, error)).toBe('limit must be between 1 and 5.');
    });
  });

  describe('addMessages', () => {
    it('adds the languages of the application, and another one when it changes to it', async () => {
      const app = await createApp({ lng: 'de' });
      await addMessages(app);
      expect(app.hasResourceBundle('de', 'errlex') && app.hasResourceBundle('en', 'errlex')).toBe(true);
      expect(app.hasResourceBundle('fr', 'errlex')).toBe(false);
      const added = new Promise<void>((resolve) => app.store.on('added', () => resolve()));
      await app.changeLanguage('fr');
      await added;
      expect(app.hasResourceBundle('fr', 'errlex')).toBe(true);
    });

    it('tells of a language once its messages are there, and is then silent', async () => {
      const app = await createApp();
      await addMessages(app);
      const error = createApiError('INVALID_SYMBOL');
      const shown: string[] = [];
      app.on('languageChanged', () => shown.push(t(app, error)));
      await app.changeLanguage('de');
      await vi.waitFor(() => expect(shown).toHaveLength(2));
      expect(shown[1]).toBe((await loadMessages('de')).texts.INVALID_SYMBOL);
      await app.changeLanguage('en');
      await app.changeLanguage('de');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(shown).toHaveLength(4);
    });

    it('adds what fits a language that has no file of its own', async () => {
      const app = await createApp({ lng: 'zh-HK' });
      await addMessages(app);
      const { texts } = await loadMessages('zh-TW');
      expect(t(app, createApiError('INVALID_SYMBOL'))).toBe(texts.INVALID_SYMBOL);
    });

    it('hides neither what the application says in the language itself nor its fallback', async () => {
      const austrian = await createApp({
        lng: 'de-AT',
        resources: { de: { errlex: { INVALID_SYMBOL: german } } },
      });
      await addMessages(austrian);
      expect(t(austrian, createApiError('INVALID_SYMBOL'))).toBe(german);
      expect(austrian.hasResourceBundle('de-AT', 'errlex')).toBe(false);
      const maltese = await createApp({ lng: 'mt', fallbackLng: 'de' });
      await addMessages(maltese);
      expect(t(maltese, createApiError('INVALID_SYMBOL'))).toBe(
        (await loadMessages('de')).texts.INVALID_SYMBOL,
      );
    });

    it('keeps what the application overrides', async () => {
      const app = await createApp({ lng: 'de', resources: { de: { errlex: { INVALID_SYMBOL: german } } } });
      await addMessages(app);
      expect(t(app, createApiError('INVALID_SYMBOL'))).toBe(german);
      expect(t(app, createApiError('INVALID_SIDE'))).not.toBe(german);
    });

    it('has a language there before the application changes to it', async () => {
      const app = await createApp();
      await addMessages(app, 'ja');
      await app.changeLanguage('ja');
      const { texts } = await loadMessages('ja');
      expect(t(app, createApiError('INVALID_SYMBOL'))).toBe(texts.INVALID_SYMBOL);
    });
  });

  describe('translateWith', () => {
    const error = createApiError('PARAM_EMPTY', { parameter: 'price' });

    it('gives language and direction of the text, in the language of the application or another', async () => {
      const app = await createApp({ lng: 'ar' });
      await addMessages(app);
      await addMessages(app, 'de');
      expect(translateWith(app, error)).toMatchObject({ locale: 'ar', dir: 'rtl' });
      expect(translateWith(app, error, 'de-AT')).toEqual({
        text: translate(error, await loadMessages('de')).text,
        locale: 'de',
        dir: 'ltr',
      });
    });

    it('gives those of the fallback whose text it is', async () => {
      const app = await createApp({ lng: 'mt', fallbackLng: 'ur' });
      await addMessages(app);
      expect(translateWith(app, error)).toMatchObject({ locale: 'ur', dir: 'rtl' });
    });

    it('gives the English of the error where nothing was added', async () => {
      const app = await createApp({ lng: 'ar' });
      expect(translateWith(app, error)).toEqual({ text: error.message, locale: 'en', dir: 'ltr' });
    });

    it('keeps the text that nobody documented as detail', async () => {
      const app = await createApp({ lng: 'de' });
      await addMessages(app);
      for (const message of [undefined, '', 'INVALID_SYMBOL']) {
        const silent = { ...createApiError('INVALID_SYMBOL'), messageId: undefined, message } as never;
        expect(translateWith(app, silent)).toEqual(translate(silent, await loadMessages('de')));
        expect(translateWith(app, silent)).not.toHaveProperty('detail');
      }
      const halted = toApiError({ code: -1121, msg: 'Symbol halted' });
      expect(halted && translateWith(app, halted)).toEqual(
        halted && translate(halted, await loadMessages('de')),
      );
    });
  });

  describe('200 interleaved requests', () => {
    it('never mix their languages', async () => {
      const app = await createApp();
      await addMessages(app, 'de', 'ja');
      const error = createApiError('INVALID_SYMBOL');
      const say = async (index: number) => {
        const language = index % 2 ? 'de' : 'ja';
        const fixed = app.getFixedT(language);
        await new Promise((resolve) => setTimeout(resolve, index % 7));
        return [language, fixed(...messageArgs(error))];
      };
      const [de, ja] = await Promise.all([loadMessages('de'), loadMessages('ja')]);
      const texts: Record<string, string | undefined> = {
        de: de.texts.INVALID_SYMBOL,
        ja: ja.texts.INVALID_SYMBOL,
      };
      for (const [language = '', text] of await Promise.all(
        Array.from({ length: 200 }, (_, index) => say(index)),
      )) {
        expect(text).toBe(texts[language]);
      }
    });
  });
});
