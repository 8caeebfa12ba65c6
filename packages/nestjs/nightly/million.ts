/**
 * Passes a million errors through the filter, each unlike every other, and prints what the heap holds after
 * every hundred thousand. Exits with 1 where it grew, or where a listener is left.
 */
import 'reflect-metadata';
import { EventEmitter } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApiError, toApiError } from '@errlex/core';
import { ApiException, ApiExceptionFilter, ErrlexModule } from '@errlex/nestjs';
import { Controller, Get, HttpException, type LoggerService, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { lastValueFrom, type Observable } from 'rxjs';

const ROUNDS = 10;
const PER_ROUND = 100_000;
/** Less than two bytes of every error that is measured. */
const GROWTH_LIMIT = 2 ** 20;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/**
 * One error for each path through the filter. The index makes each text new, so that a cache keyed by texts
 * would grow.
 */
const errors: readonly ((index: number) => unknown)[] = [
  (index) => new ApiException('PARAM_ERROR', { parameter: `p${index}` }),
  (index) => new ApiException('SYSTEM_ERROR', {}, { cause: new Error(`cause ${index}`) }),
  () => createApiError('INVALID_SYMBOL'),
  (index) => toApiError({ code: -1_000_000 - index, msg: `text ${index}` }),
  (index) => toApiError({ code: -1054, msg: `FAILED_PRECONDITION: text ${index}` }),
  (index) => ({ $errlex: 1, code: -1142, messageId: 'PARAM_ERROR', params: { parameter: `p${index}` } }),
  (index) => new HttpException(`text ${index}`, 400 + (index % 100)),
  (index) => new Error(`text ${index}`),
  (index) => `text ${index}`,
];
const languages = ['de', 'ja', 'ar', 'en', 'zh-TW'];

let count = 0;

function createError(): unknown {
  count++;
  return errors[count % errors.length]?.(count);
}

/** A language that nobody has asked for before. */
function toHeaders(): Record<string, string> {
  return { 'accept-language': `${languages[count % languages.length]}-x-${count.toString(36)}, fr;q=0.5` };
}

class FailingController {
  list(): never {
    throw createError();
  }
}
// Decorators as functions, because Node runs this file as it is.
Get('errors')(FailingController.prototype, 'list', {
  value: FailingController.prototype.list,
});
Controller()(FailingController);
class FailingModule {}
Module({ imports: [ErrlexModule.forRoot({ details: true, hints: true })], controllers: [FailingController] })(
  FailingModule,
);

let logged = 0;
const silent = () => {};
const logger: LoggerService = { log: silent, warn: silent, error: () => void logged++ };
const warnings: string[] = [];
process.on('warning', ({ message }) => warnings.push(message));

const express = await NestFactory.create(FailingModule, new ExpressAdapter(), { logger });
await express.listen(0, '127.0.0.1');
// However long a round takes.
express.getHttpServer().keepAliveTimeout = 0;
const fastify: NestFastifyApplication = await NestFactory.create(FailingModule, new FastifyAdapter(), {
  logger,
});
await fastify.init();
const filter = fastify.get(ApiExceptionFilter);
const { port }: AddressInfo = express.getHttpServer().address();
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const sockets = new Set<Socket>();
express.getHttpServer().on('connection', (socket: Socket) => sockets.add(socket));

function fail(type: string, args: unknown[]): unknown {
  const host = new ExecutionContextHost(args);
  host.setType(type);
  return filter.catch(createError(), host);
}

/** A WebSocket of socket.io that is open all the while. */
const client = Object.assign(new EventEmitter(), { handshake: { headers: {} } });

interface Way {
  readonly share: number;
  fail(): Promise<unknown> | unknown;
}

/** How errors reach the filter, and how many of each hundred. */
const ways: Readonly<Record<string, Way>> = {
  'Express, one connection': {
    share: 2,
    fail: () =>
      new Promise((resolve, reject) => {
        const asked = request({ port, host: '127.0.0.1', path: '/errors', agent, headers: toHeaders() });
        asked.on('response', (response) => response.resume().on('end', resolve));
        asked.on('error', reject).end();
      }),
  },
  'Fastify, injected': { share: 8, fail: () => fastify.inject({ url: '/errors', headers: toHeaders() }) },
  rpc: {
    share: 50,
    fail: () => lastValueFrom(fail('rpc', [{}, {}]) as Observable<never>).catch(silent),
  },
  ws: {
    share: 20,
    fail: () => {
      client.handshake.headers = toHeaders();
      fail('ws', [client, {}, silent, 'errors']);
    },
  },
  graphql: {
    share: 20,
    fail: () => void fail('graphql', [{}, {}, { req: { headers: toHeaders() } }, {}]),
  },
};

/** Every listener that an error may have left, by what it listens to. */
function countListeners(): number {
  const emitters: EventEmitter[] = [process, express.getHttpServer(), fastify.getHttpServer(), client];
  return [...emitters, ...sockets].reduce(
    (sum, emitter) => sum + emitter.eventNames().reduce((all, name) => all + emitter.listenerCount(name), 0),
    0,
  );
}

const began = performance.now();
const rows: { errors: number; heap: number; listeners: number; seconds: number }[] = [];

async function measure(): Promise<void> {
  // Injected requests release their memory only after the event loop has turned more than once.
  for (let turn = 0; turn < 3; turn++) {
    await setImmediate();
    collect();
  }
  const { heapUsed } = process.memoryUsage();
  const seconds = Math.round((performance.now() - began) / 1000);
  rows.push({ errors: count, heap: heapUsed, listeners: countListeners(), seconds });
}

// The first request of a connection, before its listeners are counted.
for (const { fail } of Object.values(ways)) await fail();
count = 0;
await measure();
for (let round = 0; round < ROUNDS; round++) {
  for (const { share, fail } of Object.values(ways)) {
    for (let index = 0; index < (PER_ROUND * share) / 100; index++) await fail();
  }
  await measure();
}
console.table(rows.map(({ heap, ...row }) => ({ ...row, 'heap in kB': Math.round(heap / 1024) })));

agent.destroy();
await express.close();
await fastify.close();

// The first round has warmed up: what is compiled and what is rendered once is kept on purpose.
const [start, warm, ...others] = rows;
const last = others.at(-1);
const faults = [
  (last?.errors !== ROUNDS * PER_ROUND || logged === 0) && 'not all errors passed through the filter',
  !(last && warm && last.heap - warm.heap < GROWTH_LIMIT) && 'the heap grew',
  last?.listeners !== start?.listeners && 'a listener is left',
  sockets.size !== 1 && `${sockets.size} connections instead of one`,
  warnings.length > 0 && warnings.join(),
].filter((fault) => fault !== false);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
