import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AnyApiError, createApiError } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import { ErrlexModule } from '@errlex/nestjs';
import { createResponder } from '@errlex/server';
import { expressErrors } from '@errlex/server/express';
import { fastifyErrors } from '@errlex/server/fastify';
import { honoErrors } from '@errlex/server/hono';
import { serve } from '@hono/node-server';
import { Controller, Get, Header, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CachingProxy, isInstalled, proxies } from './proxies.js';

const REQUESTS = 20_000;
const CONCURRENCY = 16;
const languages = ['en', 'de', 'ja', 'ru', 'ar', 'zh-TW'];

/** The `Cache-Control` that a handler sets for its success, possibly before it throws. */
const CACHEABLE = 'public, max-age=600';

/** The errors that `/throw/<index>` throws. */
const errors: readonly (() => AnyApiError)[] = [
  () => createApiError('INVALID_SYMBOL'),
  () => createApiError('SPOT_ORDER_NOT_EXIST'),
  () => createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }),
  () => createApiError('SYSTEM_ERROR', {}, { cause: new Error('db') }),
];

/** Counts the requests that reached a handler. */
let served = 0;

function handle(id: string): string {
  served++;
  if (id === 'success') return '"ok"';
  throw errors[Number(id) % errors.length]?.();
}

interface Host {
  readonly port: number;
  stop(): unknown;
}

const toHost = (server: Server): Host => ({
  port: (server.address() as AddressInfo).port,
  stop: () => server.close().closeAllConnections(),
});

const options = { log: () => {} };

/** Each host by its name: path `/throw/:id` throws, after it said that caches may keep the response. */
const hosts: Readonly<Record<string, () => Promise<Host>>> = {
  async 'Nest on Express'() {
    class ThrowController {
      handle(id: string): string {
        return handle(id);
      }
    }
    // Decorators as functions, because no compiler option of this package turns them on.
    const { prototype } = ThrowController;
    const descriptor = { value: prototype.handle };
    Get('throw/:id')(prototype, 'handle', descriptor);
    Header('Cache-Control', CACHEABLE)(prototype, 'handle', descriptor);
    Param('id')(prototype, 'handle', 0);
    Controller()(ThrowController);
    class ThrowModule {}
    Module({ imports: [ErrlexModule.forRoot(options)], controllers: [ThrowController] })(ThrowModule);
    const app = await NestFactory.create(ThrowModule, { logger: false });
    await app.listen(0, '127.0.0.1');
    return toHost(app.getHttpServer());
  },
  async 'Express 5'() {
    const app = express();
    app.get('/throw/:id', ({ params: { id } }, response) => {
      response.set('Cache-Control', CACHEABLE).send(handle(id));
    });
    app.get('/naive', (request, response) => {
      response.set('Cache-Control', CACHEABLE).status(404).json(request.headers['accept-language']);
    });
    app.use(expressErrors(await createResponder(options)));
    return new Promise((resolve) => {
      const server = app.listen(0, '127.0.0.1', () => resolve(toHost(server)));
    });
  },
  async 'Fastify 5'() {
    const app = fastify();
    app.setErrorHandler(fastifyErrors(await createResponder(options)));
    app.get<{ Params: { id: string } }>('/throw/:id', async ({ params: { id } }, reply) => {
      reply.header('Cache-Control', CACHEABLE);
      return handle(id);
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return toHost(app.server);
  },
  async 'Hono 4'() {
    const app = new Hono();
    app.onError(honoErrors(await createResponder(options)));
    app.get('/throw/:id', (context) => {
      context.header('Cache-Control', CACHEABLE);
      return context.text(handle(context.req.param('id')));
    });
    return new Promise((resolve) => {
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
        resolve(toHost(server as Server)),
      );
    });
  },
};

interface Faults {
  readonly wrong: readonly string[];
  readonly requests: number;
}

/** Sends requests for errors in all languages, and lists the responses that are not in the language of the request. */
async function sendRequests({ origin }: CachingProxy, requests: number): Promise<Faults> {
  const expected = new Map<string, string>();
  for (const language of languages) {
    const messages = await loadMessages(language);
    for (const [index, create] of errors.entries()) {
      const error = create();
      // English is the documented text, which the shipped English may word better.
      const msg = language === 'en' ? error.message : translate(error, messages).text;
      expected.set(`${language} ${index}`, JSON.stringify({ code: error.code, msg }));
    }
  }
  const wrong: string[] = [];
  let sent = 0;
  const worker = async () => {
    while (sent < requests) {
      const number = sent++;
      const language = languages[number % languages.length] ?? '';
      const index = Math.floor(number / languages.length) % errors.length;
      const method = number % 10 === 9 ? 'HEAD' : 'GET';
      const headers = { 'Accept-Language': language };
      const response = await fetch(`${origin}/throw/${index}`, { method, headers });
      const body = await response.text();
      const isRight =
        response.headers.get('content-language') === language &&
        body === (method === 'HEAD' ? '' : expected.get(`${language} ${index}`));
      if (!isRight) wrong.push(`${language} ${index}: ${response.status} ${body}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return { wrong, requests: sent };
}

const commands = Object.keys(proxies).filter(isInstalled);
const isRequired = process.env.ERRLEX_PROXIES === 'required';
for (const command of Object.keys(proxies)) {
  if (!commands.includes(command)) console.warn(`${command} is not installed, so it is skipped`);
}

it.skipIf(!isRequired)('nginx and Varnish are installed', () => {
  expect(commands).toEqual(Object.keys(proxies));
});

describe.each(Object.keys(hosts))('%s', (name) => {
  let host: Host | undefined;
  beforeAll(async () => {
    host = await hosts[name]?.();
  });
  afterAll(() => host?.stop());

  describe.each(commands)('behind %s', (command) => {
    let proxy: CachingProxy;
    beforeAll(async () => {
      proxy = (await proxies[command]?.(host?.port ?? 0)) as CachingProxy;
    });
    afterAll(() => proxy.stop());

    it('sends every error in the language of its request, and no error from a cache', async () => {
      const before = served;
      const share = Math.ceil(REQUESTS / (Object.keys(hosts).length * commands.length));
      const { wrong, requests } = await sendRequests(proxy, share);
      const reached = served - before;
      console.log(
        `${name} behind ${command}: ${requests} requests, ${reached} reached the handler, ${wrong.length} wrong`,
      );
      expect(wrong).toEqual([]);
      expect(reached).toBe(requests);
    });

    it('the proxy does cache: a success reaches the handler once', async () => {
      const before = served;
      for (let count = 0; count < 20; count++) {
        expect(await (await fetch(`${proxy.origin}/throw/success`)).text()).toBe('"ok"');
      }
      expect(served - before).toBe(1);
    });

    it.runIf(name === 'Express 5')(
      'an error that varies by nothing would be sent in a wrong language',
      async () => {
        const ask = async (language: string) =>
          (await fetch(`${proxy.origin}/naive`, { headers: { 'Accept-Language': language } })).json();
        expect([await ask('de'), await ask('ja')]).toEqual(['de', 'de']);
      },
    );
  });
});
