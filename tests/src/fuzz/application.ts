import 'reflect-metadata';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { ApiExceptionFilter, ErrlexModule } from '@errlex/nestjs';
import { ErrlexGateway } from '@errlex/nestjs/websockets';
import { All, Controller, Module } from '@nestjs/common';
import { ApplicationConfig, NestFactory } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { hold, holdPlain, holdPlainLines } from './promises.ts';

let thrown: unknown;

class Failing {
  fail(): never {
    // An ordinary Error whose text comes from elsewhere.
    if (typeof thrown === 'string') throw new Error(thrown, { cause: new RangeError(thrown) });
    throw thrown;
  }
}
All('fail')(Failing.prototype, 'fail', Object.getOwnPropertyDescriptor(Failing.prototype, 'fail') as never);
Controller()(Failing);

class Gateway {}
ErrlexGateway()(Gateway);

class App {}
Module({
  imports: [ErrlexModule.forRoot({ details: true, hints: true, problemUrl: 'https://example.com/' })],
  controllers: [Failing],
})(App);

/** Log entries since the last check: one line each, and the stack below it. */
const logged: unknown[][] = [];
const log = (...entry: unknown[]) => void logged.push(entry);
const silent = () => {};
const logger = { log: silent, warn: log, error: log, fatal: log, debug: silent, verbose: silent };
const app = await NestFactory.create(App, { logger, abortOnError: false });
await app.init();
export const filter = app.get(ApiExceptionFilter);
const listener = app.getHttpAdapter().getInstance() as (request: object, response: object) => void;

/** Injects by hand the two dependencies that Nest would inject into a gateway. */
const gateway = new Gateway() as { handleConnection(client: object, request: object): Promise<void> };
const config = app.get(ApplicationConfig, { strict: false });
config.setIoAdapter({} as never);
for (const { key, type } of Reflect.getMetadata('self:properties_metadata', Gateway)) {
  Object.defineProperty(gateway, key, { value: type === ApplicationConfig ? config : filter });
}
const frames: string[] = [];
let onMessage: (event: { data: unknown }) => void = silent;
const socket = {
  readyState: 1,
  send: (frame: string) => void frames.push(frame),
  close: silent,
  addEventListener: (_: string, listen: typeof onMessage) => {
    onMessage = listen;
  },
};
await gateway.handleConnection(socket, { headers: { 'accept-language': 'ar' } });

export function toHost(type: string, ...args: unknown[]): ExecutionContextHost {
  const host = new ExecutionContextHost(args);
  host.setType(type);
  return host;
}

/** Returns the HTTP response to a request whose handler throws, without opening a network socket. */
export async function ask(value: unknown, headers: Readonly<Record<string, string>>): Promise<string> {
  thrown = value;
  const chunks: Buffer[] = [];
  const wire = new Duplex({
    read: silent,
    write: (chunk, _, done) => {
      chunks.push(chunk);
      done();
    },
  });
  const request = Object.assign(new IncomingMessage(wire as never), { url: '/fail', method: 'GET', headers });
  const response = new ServerResponse(request);
  response.assignSocket(wire as never);
  const finished = new Promise((resolve) => response.on('finish', resolve));
  listener(request, response);
  await finished;
  return Buffer.concat(chunks).toString('latin1');
}

/** Returns the WebSocket message that responds to a frame. */
export function receiveFrame(data: unknown): string[] {
  onMessage({ data });
  return frames.splice(0);
}

/** Requires that each log entry is one line with an optional stack below it, then clears the log. */
export function holdLog(): void {
  for (const [message, ...rest] of logged.splice(0)) {
    holdPlain('the line of the log', message);
    for (const stack of rest)
      if (stack !== undefined) holdPlainLines('what stands beneath it', String(stack));
  }
}

/** Requires a body to be an error payload without details of the thrown value. */
export function holdBody(body: object): void {
  const { code, msg, detail, type } = body as Readonly<Record<string, unknown>>;
  hold('the code is an integer', Number.isSafeInteger(code), body);
  hold('there is a message', (type === undefined ? msg : detail) !== '', body);
  hold('nothing of a stack is in it', !/\n {4}at |Touched|touched/.test(JSON.stringify(body)), body);
}
