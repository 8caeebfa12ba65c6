import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { makeWorkFolder } from './work-folder.js';

type Version = 'current' | 'newer';

const folder = makeWorkFolder();

/** Edits that turn the current version into a newer one with another wire format. */
const edits: readonly (readonly [file: string, from: RegExp, to: string])[] = [
  ['package.json', /"version": "[^"]*"/, '"version": "99.0.0"'],
  ['dist/esm/shared.js', /WIRE_VERSION = (\d+)/, 'WIRE_VERSION = $1 + 1'],
  ['dist/esm/shared.js', /(?=msg: truncate)/, 'trace: { id: "<b>new</b>", hops: [1] },\n    '],
];

/** Copies the installed project, and edits the package in the copy. */
function makeNewer(current: string, newer: string): void {
  cpSync(current, newer, { recursive: true, verbatimSymlinks: true });
  const source = join(newer, 'node_modules/@errlex/server');
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(source, file), 'utf8');
    if (!from.test(text)) throw new Error(`${file} has nothing like ${from}`);
    writeFileSync(join(source, file), text.replace(from, to));
  }
}

/** Decorators are called as functions, because Node does not support the syntax. */
const service = `
  import 'reflect-metadata';
  import { defineErrors, createApiError, spotV3, toApiError } from '@errlex/core';
  import { ErrlexModule } from '@errlex/nestjs';
  import { Controller, Module } from '@nestjs/common';
  import { NestFactory } from '@nestjs/core';
  import { MessagePattern, Payload, Transport } from '@nestjs/microservices';
  const definition = { section: 'New', category: 'order', gatewayStatus: 409, retry: 'never', executed: 'no' };
  const errors = defineErrors([
    ...spotV3,
    { ...definition, code: -2999, reason: 'ORDER_FROZEN', httpStatus: 409, messages: { ORDER_FROZEN: ['%s is frozen.', 'order'] } },
  ]);
  const failing = {
    plain: () => createApiError('INVALID_SYMBOL'),
    params: () => createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }),
    undocumented: () => toApiError({ code: -1054, msg: '<b>new</b>' }),
    upstream: () => toApiError({ code: -1044, msg: '<b>new</b>' }, { upstream: true }),
    added: () => errors.createApiError('ORDER_FROZEN', { order: '<b>new</b>' }),
    other: () => new Error('<b>new</b>'),
  };
  class Handlers {
    fail(what) { throw failing[what](); }
  }
  MessagePattern('fail')(Handlers.prototype, 'fail', Object.getOwnPropertyDescriptor(Handlers.prototype, 'fail'));
  Payload()(Handlers.prototype, 'fail', 0);
  Controller()(Handlers);
  class ServiceModule {}
  Module({ imports: [ErrlexModule.forRoot({ errors })], controllers: [Handlers] })(ServiceModule);
  const app = await NestFactory.createMicroservice(ServiceModule, {
    transport: Transport.TCP, options: { host: '127.0.0.1', port: 0 }, logger: false,
  });
  await app.listen();
  console.log(app.unwrap().address().port);
`;

const edge = `
  import 'reflect-metadata';
  import { isApiError } from '@errlex/core';
  import { ErrlexModule } from '@errlex/nestjs';
  import { withApiErrors } from '@errlex/nestjs/microservices';
  import { Controller, Get, Module, Param } from '@nestjs/common';
  import { NestFactory } from '@nestjs/core';
  import { ClientProxyFactory, Transport } from '@nestjs/microservices';
  import { lastValueFrom } from 'rxjs';
  const port = Number(process.argv[2]);
  const client = ClientProxyFactory.create({ transport: Transport.TCP, options: { host: '127.0.0.1', port } });
  class Edge {
    passed(what) { return client.send('fail', what); }
    async caught(what) {
      const error = await lastValueFrom(withApiErrors(client).send('fail', what)).catch((thrown) => thrown);
      return { isApiError: isApiError(error), ...error.toJSON() };
    }
  }
  for (const name of ['passed', 'caught']) {
    Get(name + '/:what')(Edge.prototype, name, Object.getOwnPropertyDescriptor(Edge.prototype, name));
    Param('what')(Edge.prototype, name, 0);
  }
  Controller()(Edge);
  class EdgeModule {}
  Module({ imports: [ErrlexModule.forRoot()], controllers: [Edge] })(EdgeModule);
  const app = await NestFactory.create(EdgeModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  console.log(app.getHttpServer().address().port);
`;

beforeAll(async () => {
  const nest = ['common', 'core', 'microservices', 'platform-express'].map((name) => [
    `@nestjs/${name}`,
    '12',
  ]);
  const ours = ['@errlex/core', '@errlex/i18n', '@errlex/server', '@errlex/nestjs'].map((name) => [
    name,
    inject('tarballs')[name] ?? '',
  ]);
  const peers = { ...Object.fromEntries(nest), 'reflect-metadata': '0.2', rxjs: '7' };
  const current = join(folder, 'current');
  await install(current, { dependencies: { ...Object.fromEntries(ours), ...peers } });
  writeFileSync(join(current, 'service.mjs'), service);
  writeFileSync(join(current, 'edge.mjs'), edge);
  makeNewer(current, join(folder, 'newer'));
});

const running: ChildProcess[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    child.kill();
    await once(child, 'exit');
  }
});

/** Starts a program of a version; returns the port that it listens on. */
async function start(version: Version, program: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: join(folder, version),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [port] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${program} of ${version} ended`))),
  ]);
  return port;
}

/** Expected status and Japanese body, by the kind of error. */
const whole = {
  plain: [400, '{"code":-1121,"msg":"取引ペアが無効です。"}'],
  params: [400, '{"code":-1140,"msg":"limitは1以上1000以下である必要があります。"}'],
  undocumented: [500, '{"code":-1054,"msg":"システムエラーです。しばらくしてからもう一度お試しください。"}'],
  upstream: [500, '{"code":-1044,"msg":"ACCESS_KEYが無効です。"}'],
  added: [500, '{"code":-2999,"msg":"不明なエラーが発生しました。"}'],
  other: [500, '{"code":-1000,"msg":"不明なエラーが発生しました。"}'],
};

/** From a newer wire format, only the code is read. */
const codeAndGenericText = {
  ...whole,
  params: [400, '{"code":-1140,"msg":"パラメーターの検証に失敗しました。"}'],
};

describe.each([
  ['current', 'current', whole],
  ['newer', 'current', codeAndGenericText],
  ['current', 'newer', whole],
] as const)('a %s service behind a %s edge', (ofService, ofEdge, expected) => {
  it('sends errors that the edge can read and catch as ApiErrors', async () => {
    const port = await start(ofService, 'service.mjs');
    const url = `http://127.0.0.1:${await start(ofEdge, 'edge.mjs', port)}`;
    const responses: Record<string, unknown> = {};
    for (const what of Object.keys(expected)) {
      const response = await fetch(`${url}/passed/${what}`, { headers: { 'Accept-Language': 'ja' } });
      responses[what] = [response.status, await response.text()];
      const [, body] = expected[what as keyof typeof expected] as [number, string];
      const caught = await (await fetch(`${url}/caught/${what}`)).json();
      expect(caught).toMatchObject({ isApiError: true, code: JSON.parse(body).code });
      expect(JSON.stringify(caught)).not.toContain('hops');
    }
    expect(responses).toEqual(expected);
  });
});
