import type { Server as HttpServer } from 'node:http';
import { defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ErrlexOptions } from '../errlex.options.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';
import { startUpstream, toGateway } from '../test-support/upstream.fixture.js';

describe.each(platforms)('the error of an upstream on $platform', (platform: Platform) => {
  let upstream: HttpServer;
  let gateway: Server | undefined;
  beforeAll(async () => {
    upstream = await startUpstream();
  });
  afterEach(() => gateway?.close());
  afterAll(() => upstream.close());
  const start = async (options?: ErrlexOptions) =>
    (gateway = await startServer(toGateway(upstream, options), platform));

  it.each([
    ['ask/key', 500, '{"code":-1044,"msg":"Invalid ACCESS_KEY."}'],
    ['ask/symbol', 400, '{"code":-1121,"msg":"Invalid symbol."}'],
    ['ask/undocumented', 400, '{"code":-1142,"msg":"A parameter is invalid."}'],
    ['ask/unknown', 502, '{"code":-1000,"msg":"An unknown error occurred."}'],
    ['ask/page', 502, '{"code":-1000,"msg":"An unknown error occurred."}'],
    ['wrapped/key', 500, '{"code":-1044,"msg":"Invalid ACCESS_KEY."}'],
    ['wrapped/busy', 509, '{"code":-1054,"msg":"System error, please retry later."}'],
    ['wrapped/unknown', 502, '{"code":-1000,"msg":"An unknown error occurred."}'],
  ])('/%s gets %i %s and is logged once', async (path, status, text) => {
    const { ask, errors } = await start();
    const response = await ask(`/${path}`);
    expect(response).toMatchObject({ status, text });
    expect(JSON.stringify(response)).not.toContain(secret);
    expect(errors).toHaveLength(1);
  });

  it('is sent in the language of the caller, an undocumented text as that of its reason', async () => {
    const { ask } = await start();
    expect((await ask('/ask/undocumented', { language: 'de' })).text).toBe(
      '{"code":-1142,"msg":"Ein Parameter ist ungültig."}',
    );
    expect((await ask('/ask/unknown', { language: 'de' })).text).toBe(
      '{"code":-1000,"msg":"Ein unbekannter Fehler ist aufgetreten."}',
    );
  });

  it('is passed on as it was received under "verbatim"', async () => {
    const { ask } = await start({ upstream: 'verbatim' });
    expect(await ask('/ask/key')).toMatchObject({
      status: 401,
      text: '{"code":-1044,"msg":"Invalid ACCESS_KEY."}',
    });
    expect(await ask('/ask/unknown')).toMatchObject({
      status: 418,
      text: `{"code":-99999,"msg":"password=${secret}"}`,
    });
    expect((await ask('/ask/symbol', { language: 'de' })).text).toBe(
      '{"code":-1121,"msg":"Ungültiges Handelssymbol."}',
    );
  });

  it('has the status of its definition under "verbatim" if it was received under 200', async () => {
    const { ask } = await start({ upstream: 'verbatim' });
    expect((await ask('/ask/accepted')).status).toBe(404);
  });

  it('has the status of an exception under "verbatim" too', async () => {
    const { ask } = await start({ upstream: 'verbatim' });
    expect(await ask('/wrapped/busy')).toMatchObject({ status: 509 });
    expect(await ask('/wrapped/key')).toMatchObject({ status: 401 });
  });

  it('is an own error if the reader marks it so', async () => {
    const { ask, errors } = await start();
    expect(await ask('/ours/key')).toMatchObject({
      status: 401,
      text: '{"code":-1044,"msg":"Invalid ACCESS_KEY."}',
    });
    expect(errors).toEqual([]);
  });

  it('has a code of its own if it has no payload and the contract has one', async () => {
    const { ask } = await start({ errors: defineErrors([...spotV3, ...httpErrors]) });
    expect(JSON.parse((await ask('/ask/page')).text)).toMatchObject({ code: -90502 });
  });

  it('passes on how long to wait', async () => {
    const { ask } = await start();
    expect(await ask('/ask/busy')).toMatchObject({ status: 503, headers: { 'retry-after': '7' } });
    expect((await ask('/ask/symbol')).headers['retry-after']).toBeUndefined();
  });

  it.each([
    ['limited', '17'],
    ['closed', '9'],
  ])('passes on how long to wait if its code is unknown or missing: %s', async (path, seconds) => {
    const { ask } = await start();
    expect((await ask(`/ask/${path}`)).headers['retry-after']).toBe(seconds);
  });
});
