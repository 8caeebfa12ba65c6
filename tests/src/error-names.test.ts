import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Catalog, defineErrors } from '@errlex/core';
import { createResponder, type Responder } from '@errlex/server';
import { expressErrors } from '@errlex/server/express';
import { fastifyErrors } from '@errlex/server/fastify';
import { honoErrors } from '@errlex/server/hono';
import express from 'express';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { describe, expect, it } from 'vitest';
import { root } from './packages.js';

const guide = readFileSync(join(root, 'docs/respond-to-errors.md'), 'utf8');
const [, table = ''] = /<!-- names -->\n([\s\S]*)\n<!-- \/names -->/.exec(guide) ?? [];
const [, , ...lines] = table.split('\n');
/** Lines of the table in the guide: thrower, name, status and role. */
const documented = lines.map((line) => line.slice(2, -2).replaceAll('`', '').split(' | '));

const roles = [
  'unknown',
  'invalidParam',
  'malformedBody',
  'payloadTooLarge',
  'unsupportedMediaType',
  'forbidden',
  'unauthenticated',
  'conflict',
] as const;
const catalog: Catalog = [...roles, 'mapped'].map((reason, index) => ({
  code: index + 1,
  reason,
  messages: { [reason]: [`${reason}.`] },
}));
const errors = defineErrors(catalog, { roles: Object.fromEntries(roles.map((role) => [role, role])) });

const json = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
const large = JSON.stringify('x'.repeat(100));
const form = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };

/** The request that makes a framework throw the error of this name. */
const requests: Readonly<Record<string, readonly [path: string, init?: RequestInit]>> = {
  'entity.parse.failed': ['/', { ...json, body: '{' }],
  'entity.too.large': ['/', { ...json, body: large }],
  'parameters.too.many': ['/', { ...form, body: 'a=1&b=2&c=3' }],
  'charset.unsupported': [
    '/',
    { ...json, headers: { 'Content-Type': 'application/json; charset=x' }, body: '{}' },
  ],
  'encoding.unsupported': [
    '/',
    { ...json, headers: { ...json.headers, 'Content-Encoding': 'x' }, body: '{}' },
  ],
  'entity.verify.failed': ['/', { ...json, body: '[]' }],
  URIError: ['/orders/%FF'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['/', { ...json, body: '{' }],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['/', json],
  FST_ERR_CTP_BODY_TOO_LARGE: ['/', { ...json, body: large }],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['/', { method: 'POST', headers: { 'Content-Type': 'a/b' }, body: 'x' }],
  FST_ERR_VALIDATION: ['/limited?limit=many'],
  FST_ERR_BAD_URL: ['/%FF'],
  FST_ERR_MAX_PARAM_LENGTH: [`/orders/${'x'.repeat(101)}`],
  HTTPException: ['/'],
  ConflictError: ['/conflict'],
};

type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** Starts an application of a framework, and passes `send` to it. */
const hosts: Readonly<
  Record<string, (respond: Responder, run: (send: Send) => Promise<void>) => Promise<void>>
> = {
  async Express(respond, run) {
    const app = express();
    const verify = (_request: unknown, _response: unknown, body: Buffer) => {
      if (String(body) === '[]') throw new Error('no list');
    };
    app.use(express.json({ limit: 50, verify }), express.urlencoded({ extended: true, parameterLimit: 2 }));
    app.get('/orders/:id', (_request, response) => void response.end());
    app.get('/conflict', async () => {
      const { default: createHttpError } = await import('http-errors');
      throw createHttpError(409);
    });
    app.use(expressErrors(respond));
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await run((path, init) => fetch(`http://127.0.0.1:${port}${path}`, init));
    server.close().closeAllConnections();
  },
  async Fastify(respond, run) {
    const sendError = fastifyErrors(respond);
    const app = fastify({ frameworkErrors: sendError, bodyLimit: 50 });
    app.setErrorHandler(sendError);
    app.post('/', async () => '');
    app.get('/orders/:id', async () => '');
    const querystring = { type: 'object', properties: { limit: { type: 'integer' } } };
    app.get('/limited', { schema: { querystring } }, async () => '');
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    await run((path, init) => fetch(`${origin}${path}`, init));
    await app.close();
  },
  async Hono(respond, run) {
    const app = new Hono();
    app.onError(honoErrors(respond));
    app.use(basicAuth({ username: 'demo', password: 'sandbox' }));
    await run(async (path, init) => app.request(path, init));
  },
};

describe.each(documented)('the error of %s with the name %s', (thrower, name = '', status, role) => {
  const start = hosts[thrower] ?? hosts.Express;
  const send = async (map: Readonly<Record<string, string>>) => {
    const found: unknown[] = [];
    const respond = await createResponder({ errors, locales: [], log: () => {}, map });
    await start?.(respond, async (sendRequest) => {
      const [path = '', init] = requests[name] ?? [];
      const response = await sendRequest(path, init);
      found.push(String(response.status), ((await response.json()) as { msg: string }).msg);
    });
    return found;
  };

  it('has the documented status and role, and can be mapped by its name', async () => {
    expect(await send({})).toEqual([status, `${role}.`]);
    expect((await send({ [name]: 'mapped' }))[1]).toBe('mapped.');
  });
});

it('the guide documents every name that is tested here', () => {
  expect(documented.map(([, name]) => name).sort()).toEqual(Object.keys(requests).sort());
});
