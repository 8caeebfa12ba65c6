import { describe, expect, it } from 'vitest';
import { ErrlexModule } from './errlex.module.js';
import type { ErrlexOptions } from './errlex.options.js';
import { contract } from './test-support/contract.fixture.js';
import { toModule } from './test-support/orders.fixture.js';
import { type Platform, platforms, startServer } from './test-support/server.fixture.js';

const [express] = platforms;
const start = (module: ReturnType<typeof ErrlexModule.forRoot>) =>
  startServer(toModule({ imports: [module] }), express as Platform);

const de = (texts: Readonly<Record<string, string>>) => ({ errors: contract, messages: { de: texts } });
const asynchronous = async () => undefined;

const wrong: [message: string, options: object][] = [
  ['unknown option "locals".', { locals: ['de'] }],
  ['locales: no messages for "tlh".', { locales: ['de', 'tlh'] }],
  ['option "locales": expected a list of language tags, got ', { locales: 'de' }],
  ['option "locales": expected a list of language tags, got ', { locales: ['de', 7] }],
  ['option "resolvers": expected a synchronous function or a list of them, got ', { resolvers: ['de'] }],
  [
    'option "resolvers": expected a synchronous function or a list of them, got ',
    { resolvers: asynchronous },
  ],
  [
    'option "resolvers": expected a synchronous function or a list of them, got ',
    { resolvers: Object.assign(() => 'de', { vary: 'no header' }) },
  ],
  ['option "errors": expected the result of defineErrors, got ', { errors: { fromJSON: () => undefined } }],
  [
    'option "errors": expected the result of defineErrors, got ',
    { errors: { catalog: [], fromJSON: () => undefined } },
  ],
  [
    'option "resolvers": expected a synchronous function or a list of them, got ',
    { resolvers: Object.assign(() => 'de', { vary: 7 }) },
  ],
  [
    'option "messages": expected the result of defineMessages or texts by locale and message id, got ',
    { messages: null },
  ],
  [
    'option "messages": Invalid texts.de: expected an object of texts, got an array.',
    { messages: { de: ['text'] } },
  ],
  ['option "messages": Invalid locale "de_AT" in texts. Did you mean "de-AT"?', { messages: { de_AT: {} } }],
  [
    'option "messages": Invalid texts.de.PARAM_EMPTY: expected a text, got null.',
    { messages: { de: { PARAM_EMPTY: null } } },
  ],
  [
    'option "messages": Invalid texts.de.PARAM_EMPTY: expected a text, got an empty one.',
    { messages: { de: { PARAM_EMPTY: '' } } },
  ],
  [
    'option "messages": Invalid texts.de.PARAM_VALIDATE_ERROR.limit: expected {{min}}, {{max}}, got {{}}.',
    de({ 'PARAM_VALIDATE_ERROR.limit': 'Ab {{}}' }),
  ],
  ['option "messages": Unknown message id in texts.de.NO_SUCH.', de({ NO_SUCH: 'Nichts.' })],
  [
    'option "messages": Invalid texts.de.QUERY_TIME_OUT_OF_RANGE.range_one: expected {{days}}, got {{day}}.',
    de({ 'QUERY_TIME_OUT_OF_RANGE.range_one': '{{day}} Tag' }),
  ],
  [
    'option "messages": Invalid texts.de.PARAM_EMPTY.unspecified: expected no placeholder, got {{parameter}}.',
    de({ 'PARAM_EMPTY.unspecified': '{{parameter}}?' }),
  ],
  ['option "details": expected true, false or a whole number, got ', { details: -1 }],
  ['option "hints": expected true, false or texts by locale and reason, got ', { hints: 'yes' }],
  [
    'option "hints.de.PARAM_EMPTY": expected a text, got ',
    { hints: { de: { INVALID_SYMBOL: 'Nein.', PARAM_EMPTY: 7 } } },
  ],
  ['option "hints": no messages for "ja".', { locales: ['de'], hints: { ja: {} } }],
  [
    'option "hints.en.NO_SUCH": the catalog has no reason "NO_SUCH".',
    { hints: { en: { NO_SUCH: 'None.' } } },
  ],
  [
    'option "problemUrl": expected the http or https URL of a page, without a fragment, got ',
    { problemUrl: 'errors' },
  ],
  [
    'option "problemUrl": expected the http or https URL of a page, without a fragment, got ',
    { problemUrl: 'https://a.example/#' },
  ],
  ['option "advice": expected true or false, got "yes"', { advice: 'yes' }],
  ['option "onError": expected a function, got null', { onError: null }],
  ['locales: no messages for "de-AT". Did you mean "de"?', { locales: ['de-AT'] }],
  [
    'option "problemUrl": expected the http or https URL of a page, without a fragment, got "javascript:x"',
    { problemUrl: 'javascript:x' },
  ],
  [
    'option "map": expected message ids by name or status, or a synchronous function, got ',
    { map: ['NO_ROUTE'] },
  ],
  ['option "map.404": Unknown message id "7".', { map: { 404: 7 } }],
  ['option "map.404": Unknown message id "NO_ROUTE".', { map: { 404: 'NO_ROUTE' } }],
  ['option "map.404": PARAM_EMPTY: missing param "parameter" (string)', { map: { 404: 'PARAM_EMPTY' } }],
  ["option \"filter\": expected 'all', 'api' or false, got a boolean", { filter: true }],
  ['option "passthrough": expected a synchronous function, got ', { passthrough: asynchronous }],
  ['option "upstream": expected \'gateway\' or \'verbatim\', got "pass"', { upstream: 'pass' }],
  ['option "logLevel": expected a synchronous function, got ', { logLevel: 'warn' }],
  ['option "requestId": expected a synchronous function, got ', { requestId: 'x-id' }],
];

describe('the options', () => {
  it.each(wrong)('fail the start: %s', async (message, options) => {
    await expect(start(ErrlexModule.forRoot(options))).rejects.toThrow(message);
    await expect(start(ErrlexModule.forRootAsync({ useFactory: () => options }))).rejects.toThrow(message);
  });

  it.each([
    ['"de"', 'a string'],
    ['null', 'null'],
    ['[]', 'an array'],
  ])('have to be an object, not %s', async (text, type) => {
    const wrong = JSON.parse(text);
    const expected = `ErrlexModule: expected an object of options, got ${type}.`;
    const useFactory = () => wrong as ErrlexOptions;
    await expect(start(ErrlexModule.forRootAsync({ useFactory }))).rejects.toThrow(expected);
    if (Array.isArray(wrong) || wrong === null) {
      expect(() => ErrlexModule.forRoot(wrong)).toThrow(expected);
    }
  });

  it('fail with the error of the catalog as the cause', async () => {
    await expect(start(ErrlexModule.forRoot({ map: { 404: 'NO_ROUTE' } }))).rejects.toMatchObject({
      cause: new TypeError('Unknown message id "NO_ROUTE".'),
    });
  });

  it('are not there where their factory fails', async () => {
    const useFactory = () => Promise.reject(new Error('no configuration'));
    await expect(start(ErrlexModule.forRootAsync({ useFactory }))).rejects.toThrow('no configuration');
  });

  it('may hold hints in English beside the languages that are translated', async () => {
    const server = await start(
      ErrlexModule.forRoot({ locales: ['de'], hints: { en: { INVALID_SYMBOL: 'See the manual.' } } }),
    );
    await server.close();
  });

  it('may name a plural form, the generic text of a reason, what is undefined and what is off', async () => {
    const server = await start(
      ErrlexModule.forRoot({
        ...de({ 'QUERY_TIME_OUT_OF_RANGE.range_one': '{{days}} Tag', 'PARAM_EMPTY.unspecified': 'Leer.' }),
        resolvers: undefined,
        filter: undefined,
        hints: false,
      }),
    );
    await server.close();
  });
});
