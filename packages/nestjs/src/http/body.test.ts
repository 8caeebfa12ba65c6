import { defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { toModule } from '../test-support/orders.fixture.js';
import { type Platform, platforms, startServer } from '../test-support/server.fixture.js';

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
  it('has exactly code and msg', async () => {
    expect(await ask({}, '/symbol', 'de')).toEqual({
      body: { code: -1121, msg: 'Ungültiges Handelssymbol.' },
      locale: 'de',
    });
  });

  it('has a hint if the option is on', async () => {
    const { body } = await ask({ hints: true }, '/symbol', 'de');
    expect(Object.keys(body)).toEqual(['code', 'msg', 'hint']);
    expect(body.hint).toMatch(/\w/);
    expect((await ask({ hints: true }, '/symbol', 'en')).body.hint).not.toBe(body.hint);
  });

  it('has the hint of the application before the shipped one', async () => {
    const hints = { de: { INVALID_SYMBOL: 'Siehe Handbuch.' }, en: { INVALID_SYMBOL: 'See the manual.' } };
    expect((await ask({ hints }, '/symbol', 'de')).body.hint).toBe('Siehe Handbuch.');
    expect((await ask({ hints }, '/symbol', 'en')).body.hint).toBe('See the manual.');
    expect((await ask({ hints }, '/database', 'de')).body.hint).toMatch(/\w/);
  });

  it('names every language in it', async () => {
    const hints = { de: { UNKNOWN_ERROR: 'Bitte melden.' } };
    expect((await ask({ hints }, '/database', 'de')).locale).toBe('de');
    const messages = { de: { UNKNOWN_ERROR: 'Nichts bekannt.' } };
    expect((await ask({ hints, messages }, '/nowhere', 'de')).body).toEqual({
      code: -1000,
      msg: 'Nichts bekannt.',
      hint: 'Bitte melden.',
    });
  });

  it('has a text for errors of HTTP if the contract has them', async () => {
    const errors = defineErrors([...spotV3, ...httpErrors]);
    expect(await ask({ errors }, '/nowhere', 'en')).toEqual({
      body: { code: -90404, msg: 'Route not found.' },
      locale: 'en',
    });
    expect((await ask({ errors }, '/nowhere', 'de')).locale).toBe('de');
    expect((await ask({ errors }, '/orders/7', 'en')).body.code).toBe(-90404);
    expect((await ask({}, '/nowhere', 'en')).body.code).toBe(-1000);
  });
});
