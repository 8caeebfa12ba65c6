import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { All, Body, Controller, HttpCode, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import { type Server, startServer } from '../test-support/server.fixture.js';
import { JsonBodyGuard } from './json-body.guard.js';

@Controller()
class EchoController {
  @All()
  @HttpCode(200)
  echo(@Body() body: unknown): unknown {
    return { body };
  }
}

@Module({
  imports: [ErrlexModule.forRoot()],
  controllers: [EchoController],
  providers: [{ provide: APP_GUARD, useClass: JsonBodyGuard }],
})
class EchoModule {}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in pieces, without a length. */
  readonly body?: string | Buffer;
}

type Ask = (port: number, sent: Sent) => Promise<[status: number, text: string]>;

const askHttp1: Ask = async (port, { method = 'POST', headers = {}, body }) => {
  const request = httpRequest({ port, method, headers, agent: false });
  if (body !== undefined) request.write(body);
  request.end();
  const [response] = await once(request, 'response');
  let text = '';
  for await (const piece of response) text += piece;
  return [response.statusCode, text];
};

const askHttp2: Ask = async (port, { method = 'POST', headers = {}, body }) => {
  const session = connect(`http://127.0.0.1:${port}`);
  const { 'transfer-encoding': _, ...allowed } = headers;
  const request = session.request({ ':path': '/', ':method': method, ...allowed }, { endStream: false });
  request.end(body);
  let status = 0;
  request.on('response', (received) => {
    status = Number(received[':status']);
  });
  let text = '';
  for await (const piece of request) text += piece;
  session.close();
  return [status, text];
};

const json = { 'content-type': 'application/json' };
const chunked = { 'transfer-encoding': 'chunked' };
const body = '{"a":1}';
const malformed = -1135;
const unsupported = -1045;

const cases: [what: string, sent: Sent, status: number, code: number | undefined][] = [
  ['a body without a length', { headers: json, body }, 200, undefined],
  ['a body with a length', { headers: { ...json, 'content-length': '7' }, body }, 200, undefined],
  ['an empty body of length 0', { headers: { ...json, 'content-length': '0' } }, 400, malformed],
  ['no body and no type', { headers: { 'content-length': '0' } }, 200, undefined],
  ['GET with a JSON body', { method: 'GET', headers: { ...json, ...chunked }, body }, 200, undefined],
  ['GET with a type alone', { method: 'GET', headers: json }, 200, undefined],
  ['an unknown encoding', { headers: { ...json, 'content-encoding': 'zip' }, body }, 415, unsupported],
  [
    'UTF-16',
    { headers: { 'content-type': 'application/json; charset=utf-16' }, body: Buffer.from(body, 'utf16le') },
    415,
    unsupported,
  ],
  ['a text', { headers: { 'content-type': 'text/plain' }, body }, 415, unsupported],
  ['a primitive', { headers: json, body: '7' }, 400, malformed],
  ['a key that would reach a prototype', { headers: json, body: '{"__proto__":{}}' }, 400, malformed],
];

const gzip = { ...json, 'content-encoding': 'gzip' };

/**
 * Express decompresses a body, Fastify without a plugin does not look at its encoding. Express takes an empty body for
 * `{}`, and no guard can distinguish them.
 */
const differing: [what: string, sent: Sent, onExpress: unknown[], onFastify: unknown[]][] = [
  ['a compressed body', { headers: gzip, body: gzipSync(body) }, [200, undefined], [415, unsupported]],
  ['a plain body labelled gzip', { headers: gzip, body }, [400, malformed], [200, undefined]],
  ['an empty body', { headers: { ...json, ...chunked }, body: '' }, [200, undefined], [400, malformed]],
];

describe.each([
  ['Express', () => new ExpressAdapter(), askHttp1],
  ['Fastify', () => new FastifyAdapter(), askHttp1],
  ['Fastify with HTTP/2', () => new FastifyAdapter({ http2: true } as object), askHttp2],
])('JsonBodyGuard on %s', (platform, createAdapter, ask) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(EchoModule, { platform, createAdapter });
  });
  afterAll(() => server.close());

  it.each(cases)('%s', async (_, sent, status, code) => {
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const [received, text] = await ask(port, sent);
    expect([received, JSON.parse(text).code]).toEqual([status, code]);
  });

  it.each(differing)('%s', async (_, sent, onExpress, onFastify) => {
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const [received, text] = await ask(port, sent);
    expect([received, JSON.parse(text).code]).toEqual(platform === 'Express' ? onExpress : onFastify);
  });
});
