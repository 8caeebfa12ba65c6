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

  it('has a sentence of its own for what HTTP raises where the catalogue is on', async () => {
    expect(await ask({ http: true }, '/nowhere', 'en')).toEqual({
      body: { code: -90404, msg: 'Route not found.' },
      locale: 'en',
    });
    expect((await ask({ http: true }, '/nowhere', 'de')).locale).toBe('de');
    expect((await ask({ http: true }, '/orders/7', 'en')).body.code).toBe(-1000);
    expect((await ask({}, '/nowhere', 'en')).body.code).toBe(-1000);
  });
});
