import { createApiError } from '@errlex/core';
import { fromAcceptLanguage, fromCookie, fromHeader, fromQuery } from '@errlex/server';
import { Controller, Get, Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

@Controller()
class SymbolController {
  @Get()
  symbol(): never {
    throw createApiError('INVALID_SYMBOL');
  }
}

function toModule(resolvers: ErrlexOptions['resolvers']) {
  class LocaleModule {}
  Module({ imports: [ErrlexModule.forRoot({ resolvers })], controllers: [SymbolController] })(LocaleModule);
  return LocaleModule;
}

const everywhere = [fromQuery('lang'), fromCookie('lang'), fromHeader('x-locale'), fromAcceptLanguage()];
const all = 'Cookie, x-locale, Accept-Language';

describe.each(platforms)('the locale on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());
  const ask = async (
    resolvers: ErrlexOptions['resolvers'],
    path: string,
    headers: Record<string, string> = {},
  ) => {
    server = await startServer(toModule(resolvers), platform);
    const answer = await server.ask(path, { headers });
    return [answer.headers['content-language'], answer.headers.vary];
  };

  it.each<[string, Record<string, string>, string, string | undefined]>([
    ['/?lang=de', { cookie: 'lang=ja' }, 'de', undefined],
    ['/nowhere?a=1&lang=de%2Dat', {}, 'de', undefined],
    ['/?lang=tlh', { cookie: 'lang=ja' }, 'ja', 'Cookie'],
    ['/?lang', { cookie: 'a=b; lang=ja' }, 'ja', 'Cookie'],
    ['/', { 'x-locale': 'fr', 'accept-language': 'de' }, 'fr', 'Cookie, x-locale'],
    ['/', { 'x-locale': 'tlh', 'accept-language': 'de' }, 'de', all],
    ['/', {}, 'en', all],
    ['/?lang=%E0%A4%A', { cookie: '%;;=' }, 'en', all],
  ])(
    'of %s with %o is %s, and Vary names the headers that it was read from',
    async (path, headers, locale, vary) => {
      expect(await ask(everywhere, path, headers)).toEqual([locale, vary]);
    },
  );

  it('is what a function says, of which caches know nothing', async () => {
    expect(await ask(() => 'de', '/')).toEqual(['de', '*']);
  });

  it('is that of a function which names its header', async () => {
    const tenant = Object.assign(() => ['tlh', 'ja'], { vary: 'X-Tenant' });
    expect(await ask([tenant, fromAcceptLanguage()], '/')).toEqual(['ja', 'X-Tenant']);
  });

  it('is that of the next where a function throws', async () => {
    const failing = Object.assign(() => fail(), { vary: 'X-Tenant' });
    expect(await ask([failing, fromHeader('x-locale')], '/', { 'x-locale': 'de' })).toEqual([
      'de',
      'X-Tenant, x-locale',
    ]);
  });
});

function fail(): never {
  throw new Error('no tenant');
}
