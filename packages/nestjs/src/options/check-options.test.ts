import { describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { contract } from '../test-support/contract.fixture.js';
import { toModule } from '../test-support/orders.fixture.js';
import { type Platform, platforms, startServer } from '../test-support/server.fixture.js';

const [express] = platforms;
const start = (module: ReturnType<typeof ErrlexModule.forRoot>) =>
  startServer(toModule({ imports: [module] }), express as Platform);

const de = (texts: Readonly<Record<string, string>>) => ({ errors: contract, messages: { de: texts } });
const asynchronous = async () => undefined;

const wrong: [message: string, options: object][] = [
  ['there is no option "locals".', { locals: ['de'] }],
  ['"locales" names "tlh", which has no messages.', { locales: ['de', 'tlh'] }],
  ['the option "locales" is not a list of language tags.', { locales: 'de' }],
  ['the option "locales" is not a list of language tags.', { locales: ['de', 7] }],
  ['the option "resolvers" is not a synchronous function or a list of them.', { resolvers: ['de'] }],
  ['the option "resolvers" is not a synchronous function or a list of them.', { resolvers: asynchronous }],
  [
    'the option "resolvers" is not a synchronous function or a list of them.',
    { resolvers: Object.assign(() => 'de', { vary: 'no header' }) },
  ],
  ['the option "errors" is not the result of defineErrors.', { errors: { fromJSON: () => undefined } }],
  [
    'the option "errors" is not the result of defineErrors.',
    { errors: { catalog: [], fromJSON: () => undefined } },
  ],
  [
    'the option "resolvers" is not a synchronous function or a list of them.',
    { resolvers: Object.assign(() => 'de', { vary: 7 }) },
  ],
  ['the option "messages" is not texts by locale and message id.', { messages: null }],
  ['the option "messages" is not texts by locale and message id.', { messages: { de: ['text'] } }],
  [
    '"messages" has texts for "ja", which "locales" does not translate.',
    { locales: ['de'], messages: { ja: {} } },
  ],
  ['"messages" has texts for "en", whose texts are those of the catalog.', { messages: { en: {} } }],
  ['"messages.de.PARAM_EMPTY" is not a text.', { messages: { de: { PARAM_EMPTY: null } } }],
  ['"messages.de.PARAM_EMPTY" is not a text.', { messages: { de: { PARAM_EMPTY: '' } } }],
  [
    '"messages.de.PARAM_EMPTY" holds {parameter}, which is written {{parameter}}.',
    de({ PARAM_EMPTY: 'Leer: {parameter}' }),
  ],
  [
    '"messages.de.PARAM_VALIDATE_ERROR.limit" holds {{}}, but the message has {{min}}, {{max}}.',
    de({ 'PARAM_VALIDATE_ERROR.limit': 'Ab {{}}' }),
  ],
  ['"messages.de.NO_SUCH" is the text of no message of the catalog.', de({ NO_SUCH: 'Nichts.' })],
  [
    '"messages.de.PARAM_EMPTY" holds {{paramter}}, but the message has {{parameter}}.',
    de({ PARAM_EMPTY: 'Leer: {{paramter}}' }),
  ],
  [
    '"messages.de.QUERY_TIME_OUT_OF_RANGE.range_one" holds {{day}}, but the message has {{days}}.',
    de({ 'QUERY_TIME_OUT_OF_RANGE.range_one': '{{day}} Tag' }),
  ],
  [
    '"messages.de.INVALID_SYMBOL" holds {{symbol}}, but the message has no params.',
    de({ INVALID_SYMBOL: '{{symbol}}?' }),
  ],
  [
    '"messages.de.PARAM_EMPTY.unspecified" holds {{parameter}}, but the message has no params.',
    de({ 'PARAM_EMPTY.unspecified': '{{parameter}}?' }),
  ],
  ['the option "details" is not true, false or a whole number.', { details: -1 }],
  ['the option "hints" is not true, false or texts by locale and reason.', { hints: 'yes' }],
  ['"hints.de.PARAM_EMPTY" is not a text.', { hints: { de: { INVALID_SYMBOL: 'Nein.', PARAM_EMPTY: 7 } } }],
  ['"hints" has texts for "ja", which "locales" does not translate.', { locales: ['de'], hints: { ja: {} } }],
  ['"hints.en.NO_SUCH" is the hint for no reason of the catalog.', { hints: { en: { NO_SUCH: 'None.' } } }],
  ['the option "problemUrl" is not the URL of a page, without a fragment.', { problemUrl: 'errors' }],
  [
    'the option "problemUrl" is not the URL of a page, without a fragment.',
    { problemUrl: 'https://a.example/#' },
  ],
  ['the option "http" is not true or false.', { http: 'yes' }],
  ['the option "map" is not message ids by name or status.', { map: ['NO_ROUTE'] }],
  ['"map.404" is not a message id.', { map: { 404: 7 } }],
  ['"map.404" is "NO_ROUTE". Unknown message id "NO_ROUTE".', { map: { 404: 'NO_ROUTE' } }],
  [
    '"map.404" is "PARAM_EMPTY". PARAM_EMPTY: missing param "parameter" (string)',
    { map: { 404: 'PARAM_EMPTY' } },
  ],
  ["the option \"filter\" is not 'all', 'api' or false.", { filter: true }],
  ['the option "passthrough" is not a synchronous function.', { passthrough: asynchronous }],
  ["the option \"upstream\" is not 'gateway' or 'verbatim'.", { upstream: 'pass' }],
  ['the option "logLevel" is not a synchronous function.', { logLevel: 'warn' }],
  ['the option "requestId" is not a synchronous function.', { requestId: 'x-id' }],
];

describe('the options', () => {
  it.each(wrong)('fail the start: %s', async (message, options) => {
    const error = new TypeError(`ErrlexModule: ${message}`);
    await expect(start(ErrlexModule.forRoot(options))).rejects.toThrow(error);
    await expect(start(ErrlexModule.forRootAsync({ useFactory: () => options }))).rejects.toThrow(error);
  });

  it('have to be an object', async () => {
    const useFactory = () => 'de' as ErrlexOptions;
    await expect(start(ErrlexModule.forRootAsync({ useFactory }))).rejects.toThrow(
      new TypeError('ErrlexModule: the options are no object.'),
    );
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
