import { match } from '@formatjs/intl-localematcher';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCacheWrites } from './count-remembered.fixture.js';
import { locales } from './generated/loaders.js';
import { loadMessages } from './load-messages.js';
import { matchLocale } from './match-locale.js';

const regions =
  'US GB IN CN TW HK MO SG BR PT AO MZ ES MX AR RU UA BY KZ JP KR DE AT CH FR BE CA LU IT TR VN ID PL NL IR AF TH IL SE FI CZ RO MD HU GR CY BG AD DK NO SK HR BA SI RS ME XK LT LV EE MY BN PH BD PK LK MK AL IS KH KE TZ NP GE AM AZ UZ'.split(
    ' ',
  );
const languages = 'en zh es pt fr de ar ru sr sw ro nl ms bn ta ur fa it sv tr hr el sq ca'.split(' ');
const others =
  'zh-Hant zh-Hans zh-Hant-CN zh-Hans-TW zh-Hans-HK sr-Cyrl sr-Latn sr-Cyrl-ME sr-Latn-RS sh no nn no-NO nn-NO nb-NO tl tl-PH fil-PH iw iw-IL in in-ID mo en-001 es-419 uz-Cyrl uz-Arab az-Cyrl az-Arab pa-Arab pa-Guru kk-Arab kk-Cyrl ms-Arab bs bs-Latn bs-Cyrl gl eu cy ga mt af fy lb yue yue-HK wuu cmn arz prs fa-AF ckb ku mn my si am yi jv su ceb haw eo la xx und de-x-private de-1996 de-u-co-phonebk en-US-u-hc-h12 ca-ES-valencia be-tarask sl-rozaj hy-arevmda gsw nds hsb rm oc co sc br gd ka-Geor'.split(
    ' ',
  );

const requests = new Set([
  ...locales,
  ...locales.flatMap((locale) => {
    const { language, script, region } = new Intl.Locale(locale).maximize();
    return [language, `${language}-${script}`, `${language}-${region}`, `${language}-${script}-${region}`];
  }),
  ...languages.flatMap((language) => regions.map((region) => `${language}-${region}`)),
  ...others,
]);

/** Western Armenian, which CLDR takes for another language than Armenian. */
const westernArmenian = 'hy-arevmda';

/**
 * Languages whose best fit in CLDR is another language, which their speakers can often read. The application
 * chooses the fallback.
 */
const otherLanguages: Record<string, string> = {
  'az-Cyrl': 'ru',
  'uz-Cyrl': 'ru',
  bs: 'hr',
  'bs-Latn': 'hr',
  br: 'fr',
  ceb: 'fil',
  ckb: 'ar',
  co: 'fr',
  eu: 'es',
  fy: 'nl',
  gl: 'es',
  gsw: 'de',
  jv: 'id',
  ku: 'tr',
  la: 'it',
  lb: 'de',
  mn: 'ru',
  oc: 'fr',
  rm: 'de',
  su: 'id',
};

describe('matchLocale', () => {
  it('agrees with the best fit of CLDR on more than 400 requests, but gives no language that was not asked for', () => {
    expect(requests.size).toBeGreaterThan(400);
    expect(matchLocale(westernArmenian, locales, 'en')).toBe('hy');
    requests.delete(westernArmenian);
    const differences = [...requests].flatMap((request) => {
      const best = match([request], locales, 'en', { algorithm: 'best fit' });
      return matchLocale(request, locales, 'en') === best ? [] : [[request, best]];
    });
    expect(Object.fromEntries(differences)).toEqual(otherLanguages);
    for (const request of Object.keys(otherLanguages)) expect(matchLocale(request, locales, 'en')).toBe('en');
  });

  it.each([
    ['zh-HK', 'zh-TW'],
    ['zh-MO', 'zh-TW'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['pt-AO', 'pt-PT'],
    ['pt', 'pt-BR'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['tl-PH', 'fil'],
    ['iw-IL', 'he'],
    ['in', 'id'],
    ['sh', 'sr-Latn'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['DE-at', 'de'],
    ['yue', 'zh-TW'],
    ['yue-CN', 'zh-CN'],
    ['pa-PK', 'en'],
    ['sr-ME', 'sr-Latn'],
    ['en-Latn-US-u-hc-h12', 'en'],
  ])('finds for %s the locale %s', (request, locale) => {
    expect(matchLocale(request, locales, 'en')).toBe(locale);
  });

  it('takes a language of which it knows neither script nor region for one in Latin script', () => {
    for (const request of ['qaa', 'qaa-DE', 'qaa-Latn', 'qaa-Cyrl']) {
      expect(matchLocale(request, ['en', 'qaa'], 'en')).toBe(request === 'qaa-Cyrl' ? 'en' : 'qaa');
    }
  });

  it('takes the first request that is supported', () => {
    expect(matchLocale(['xx', 'ja', 'de'], locales, 'en')).toBe('ja');
    expect(matchLocale([], locales, 'fr')).toBe('fr');
  });

  it('never serves another script', () => {
    expect(matchLocale('zh-HK', ['zh-CN', 'en'], 'en')).toBe('en');
    expect(matchLocale('sr-Latn', ['sr', 'en'], 'en')).toBe('en');
  });

  it('knows the region that a tag without one stands for', () => {
    expect(matchLocale('en', ['en-GB', 'en-US'], 'en-GB')).toBe('en-US');
    expect(matchLocale('pt', ['pt-PT', 'pt-BR'], 'pt-PT')).toBe('pt-BR');
    expect(matchLocale('de-AT', ['de-CH', 'de-DE', 'de'], 'de')).toBe('de-DE');
  });

  it('takes any region of the language where there is no better one', () => {
    expect(matchLocale('es-MX', ['en', 'es-AR'], 'en')).toBe('es-AR');
  });

  it('takes the tag itself before another of the same region', () => {
    expect(matchLocale('en', ['en-US', 'en'], 'en-US')).toBe('en');
    expect(matchLocale('ca-valencia', ['ca', 'ca-valencia'], 'ca')).toBe('ca-valencia');
  });

  it('takes the usual region of the language where it has not the one asked for', () => {
    expect(matchLocale('es-PH', ['es-AR', 'es-ES'], 'es-AR')).toBe('es-ES');
  });

  it('reads requests of up to 64 characters', () => {
    const request = `de-x${'-abcdefgh'.repeat(6)}-abcde`;
    expect(request).toHaveLength(64);
    expect(matchLocale(request, locales, 'en')).toBe('de');
    expect(matchLocale(`${request}f`, locales, 'en')).toBe('en');
  });

  it('remembers 500 requests for a list at most, each matched once', () => {
    const supported = ['de', 'en'];
    matchLocale('de', ['en'], 'en');
    const remembered = countCacheWrites((index) => matchLocale(`de-x-${index}`, supported, 'en'));
    expect(remembered).toEqual({ writes: 1001, most: 500 });
  });

  it('never throws, and gives nothing but what is supported', () => {
    const malformed = ['../../x', '__proto__', 'constructor', 'de\0', 'x'.repeat(1e6), '', '-', '*'];
    for (const request of malformed) expect(matchLocale(request, locales, 'en')).toBe('en');
    for (const request of [undefined, null, 7, { a: 1 }])
      expect(matchLocale(request as never, locales, 'de')).toBe('de');
    expect(matchLocale('und', locales, 'de')).toBe('de');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything()), (request) => {
        expect(locales).toContain(matchLocale([request as string], locales, 'en'));
      }),
    );
  });
});

describe('loadMessages', () => {
  it('says which locale it used', async () => {
    expect((await loadMessages('zh-HK')).locale).toBe('zh-TW');
    expect((await loadMessages(['xx', 'pt'])).locale).toBe('pt-BR');
    expect((await loadMessages('../../x')).locale).toBe('en');
    expect(await loadMessages('fa')).toMatchObject({ locale: 'fa', dir: 'rtl' });
  });
});
