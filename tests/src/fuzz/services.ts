import 'reflect-metadata';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { isApiError } from '@errlex/core';
import {
  ApiExceptionFilter,
  ErrlexModule,
  fromAcceptLanguage,
  fromCookie,
  fromHeader,
  fromQuery,
  JsonBodyGuard,
} from '@errlex/nestjs';
import { createApolloOptions } from '@errlex/nestjs/graphql';
import { toApiErrors } from '@errlex/nestjs/microservices';
import { ApiGateway } from '@errlex/nestjs/websockets';
import { All, Controller, Module } from '@nestjs/common';
import { ApplicationConfig, NestFactory } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { firstValueFrom, type Observable, throwError } from 'rxjs';
import type { Choices } from './choices.ts';
import { makeRequest } from './negotiations.ts';
import { hold, holdApiError, holdPlain, holdPlainLines } from './promises.ts';
import { defineTarget } from './target.ts';
import { makeLongText, makeText } from './texts.ts';
import { isTouched, makeObject, makeValue, toValue } from './values.ts';

let thrown: unknown;

class Failing {
  fail(): never {
    // An error as programs throw it, with a text that somebody else wrote.
    if (typeof thrown === 'string') throw new Error(thrown, { cause: new RangeError(thrown) });
    throw thrown;
  }
}
All('fail')(Failing.prototype, 'fail', Object.getOwnPropertyDescriptor(Failing.prototype, 'fail') as never);
Controller()(Failing);

class Gateway {}
ApiGateway()(Gateway);

class App {}
Module({
  imports: [
    ErrlexModule.forRoot({ details: true, hints: true, problems: 'https://example.com/', http: true }),
  ],
  controllers: [Failing],
})(App);

const logged: string[] = [];
const log = (message: unknown, ...rest: unknown[]) => {
  holdPlain('the line of the log', message);
  for (const part of rest) logged.push(String(part));
};
const silent = () => {};
const logger = { log: silent, warn: log, error: log, fatal: log, debug: silent, verbose: silent };
const app = await NestFactory.create(App, { logger, abortOnError: false });
await app.init();
const filter = app.get(ApiExceptionFilter);
const listener = app.getHttpAdapter().getInstance() as (request: object, response: object) => void;

/** What Nest puts into a gateway when it makes one. */
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

const answered = [
  ...[
    'x-powered-by',
    'content-type',
    'content-language',
    'vary',
    'retry-after',
    'content-length',
    'etag',
    'date',
  ],
  ...['connection', 'keep-alive', 'transfer-encoding'],
];

/** Every way from what was thrown in a service to its answer, and from that to its caller. */
export const services = [
  defineTarget({
    name: 'the filter, over HTTP',
    make: (choices) => ({
      thrown: choices.oneIn(3) ? makeText(choices) : makeThrown(choices),
      language: toHeader(makeRequest(choices)),
      accept: makeAccept(choices),
    }),
    check: async ({ thrown: input, language, accept }) => {
      thrown = toValue(input);
      const text = await ask({ 'accept-language': language, accept, 'x-request-id': language.slice(0, 100) });
      const end = text.indexOf('\r\n\r\n');
      const [status = '', ...lines] = text.slice(0, end).split('\r\n');
      hold('the status is that of an error', /^HTTP\/1\.1 [45]\d\d /.test(status), status);
      for (const line of lines) {
        hold(
          'every header is one of ours',
          answered.includes(line.split(':', 1)[0]?.toLowerCase() ?? ''),
          line,
        );
        holdPlain('a header', line);
      }
      holdBody(JSON.parse(text.slice(end + 4)));
    },
  }),
  defineTarget({
    name: 'the filter, over WebSocket',
    make: (choices) => ({ thrown: makeThrown(choices), language: makeRequest(choices) }),
    check: ({ thrown: input, language }) => {
      const sent: unknown[] = [];
      const client = {
        handshake: { headers: { 'accept-language': language } },
        emit: (...event: unknown[]) => sent.push(event[1]),
      };
      filter.catch(toValue(input), toHost('ws', client, 'data', undefined, 'order'));
      hold('it is answered once', sent.length === 1);
      holdBody(sent[0] as object);
    },
  }),
  defineTarget({
    name: 'the filter, between services',
    make: (choices) => makeThrown(choices),
    check: async (input) => {
      const reply = filter.catch(
        toValue(input),
        toHost('rpc', {}, { getPattern: () => 'order' }),
      ) as Observable<unknown>;
      const wire = await firstValueFrom(reply).catch((error: unknown) => error);
      const json = JSON.stringify(wire);
      hold('what travels is short', json.length < 100_000, json.length);
      const { error } = await receive(JSON.parse(json));
      hold('its caller gets an error of ours', isApiError(error), json);
      holdApiError(error);
    },
  }),
  defineTarget({
    name: 'the filter, in GraphQL',
    make: (choices) => ({ thrown: makeThrown(choices), language: makeRequest(choices) }),
    check: ({ thrown: input, language }) => {
      const { formatError } = createApolloOptions(filter);
      const value = toValue(input);
      const context = { req: { headers: { 'accept-language': language } } };
      const reply = filter.catch(value, toHost('graphql', undefined, {}, context, {})) as never;
      for (const one of [reply, formatError({ message: 'x' }, value)]) {
        const { message, extensions } = one as { message: string; extensions: { code: unknown } };
        hold('there is a message', typeof message === 'string' && message !== '');
        // What bears the mark of our errors and is none is told as Apollo tells it.
        hold('it is JSON', extensions === undefined || typeof JSON.stringify(extensions) === 'string');
      }
    },
  }),
  defineTarget({
    name: 'toApiErrors',
    make: (choices) => ({
      wire: {
        ...makeThrown(choices),
        ...(choices.oneIn(8) ? {} : { $errlex: choices.of([1, 1, 2, 1.5, '1']) }),
      },
      bytes: choices.oneIn(3) ? makeLongText(choices) : undefined,
    }),
    check: async ({ wire, bytes }) => {
      const metadata = { get: () => [Buffer.from(bytes ?? '')], set: silent, getMap: () => ({}) };
      const value = bytes === undefined ? toValue(wire) : Object.assign(new Error('x'), { metadata });
      const { error } = await receive(value);
      if (isApiError(error)) holdApiError(error);
      else hold('what is none of ours is left as it is', error === value);
    },
  }),
  defineTarget({
    name: 'the locale of a request',
    make: (choices) => ({ header: makeRequest(choices), cookie: makeCookie(choices), url: makeUrl(choices) }),
    check: ({ header, cookie, url }) => {
      const headers = { 'accept-language': header, 'x-locale': [header, cookie], cookie };
      const host = toHost('http', { headers, originalUrl: url }, {});
      for (const resolver of [
        fromAcceptLanguage(),
        fromHeader('X-Locale'),
        fromCookie('lang'),
        fromQuery('lang'),
      ]) {
        const tags = [resolver(host) ?? []].flat();
        hold(
          'they are tags',
          tags.every((tag) => /^[a-z\d-]{1,1024}$/i.test(tag)),
          tags,
        );
      }
    },
  }),
  defineTarget({
    name: 'a frame of a WebSocket',
    make: (choices) => (choices.oneIn(3) ? makeValue(choices) : makeLongText(choices)),
    check: (input) => {
      frames.length = 0;
      const data = toValue(input);
      const isRead = attempt(() => typeof JSON.parse(String(data))?.event === 'string') === true;
      onMessage({ data });
      hold('what cannot be read is answered once', frames.length === (isRead ? 0 : 1), frames);
      for (const frame of frames) holdBody(JSON.parse(frame).data);
    },
  }),
  defineTarget({
    name: 'JsonBodyGuard',
    make: (choices) => ({
      body: makeValue(choices),
      type: choices.of(['application/json', 'text/plain', makeText(choices)]),
    }),
    check: ({ body, type }) => {
      const headers = { 'content-type': type, 'content-length': '2' };
      // What a parser of bodies makes.
      const value = attempt(() => JSON.parse(JSON.stringify(toValue(body))));
      const passes = attempt(() =>
        new JsonBodyGuard().canActivate(toHost('http', { method: 'POST', headers, body: value }, {})),
      );
      if (passes) hold('no key reaches a prototype', !JSON.stringify(value).includes('"__proto__":'));
    },
  }),
];

function toHost(type: string, ...args: unknown[]): ExecutionContextHost {
  const host = new ExecutionContextHost(args);
  host.setType(type);
  return host;
}

/** An answer as it goes over the wire, without a socket of the machine. */
async function ask(headers: Readonly<Record<string, string>>): Promise<string> {
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
  for (const stack of logged.splice(0)) holdStack(stack);
  return Buffer.concat(chunks).toString('latin1');
}

/** The message of each error in a line, and beneath it where it was thrown. */
function holdStack(stack: string): void {
  holdPlainLines('a stack', stack);
}

/** What the caller of a service gets; in an object, for it may have a `then` of its own. */
async function receive(failure: unknown): Promise<{ readonly error: unknown }> {
  return firstValueFrom(throwError(() => failure).pipe(toApiErrors())).catch((error: unknown) => ({ error }));
}

function holdBody(body: object): void {
  const { code, msg, detail, type } = body as Readonly<Record<string, unknown>>;
  hold('the code is an integer', Number.isSafeInteger(code), body);
  hold('there is a message', (type === undefined ? msg : detail) !== '', body);
  hold('nothing of a stack is in it', !/\n {4}at |Touched|touched/.test(JSON.stringify(body)), body);
}

/** What a handler throws, mostly what looks like something of ours. */
function makeThrown(choices: Choices): object {
  const own = {
    code: choices.of([-1121, -1140, -1141, -9, 0, 200, '-1121']),
    messageId: choices.of(['PARAM_EMPTY', 'PARAM_VALIDATE_ERROR.limit', 'INVALID_SYMBOL', 'toString']),
    params: { parameter: makeText(choices), min: choices.of([1, 'NaN', null]), max: 2 },
    message: makeText(choices),
    msg: makeText(choices),
    $errlex: choices.of([1, 1, 2, '1']),
    details: choices.some(3, () => ({
      path: makeText(choices),
      code: -1141,
      params: makeObject(choices, 1),
    })),
  };
  const kind = choices.below(4);
  if (kind === 0) return { ...own, ...makeObject(choices) };
  return kind === 1 ? makeObject(choices) : own;
}

function makeAccept(choices: Choices): string {
  return choices.oneIn(2) ? toHeader(makeText(choices)) : choices.of(['application/problem+json', '*/*', '']);
}

function makeCookie(choices: Choices): string {
  return choices
    .some(4, () => choices.of(['lang=', '; ', makeRequest(choices), '__proto__=', '%E0%A4', '"', 'lang']))
    .join('');
}

function makeUrl(choices: Choices): string {
  return choices
    .some(5, () => choices.of(['/', '?', 'lang=', '&', makeRequest(choices), '%E0%A4', '#', '\0']))
    .join('');
}

/** What a server of Node lets through in a header. */
function toHeader(text: string): string {
  return text.replace(/[^\t -~\x80-\xff]/g, '');
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (failure) {
    if (isTouched(failure) || failure instanceof Error) return undefined;
    throw failure;
  }
}
