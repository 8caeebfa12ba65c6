import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** An application that is ready to run one flow again and again. */
export interface Flow {
  readonly run: () => Promise<unknown>;
  /** A text that the result has to contain, so that no other flow is measured by mistake. */
  readonly expected: string;
  readonly stop?: () => unknown;
}

// The packages are imported by name at run time, because they have other names in older checkouts.
type Callable = (...args: readonly unknown[]) => unknown;
type Exports = Readonly<Record<string, Callable>>;

/** Returns the first of the exports that exists. */
function pick(exports: Exports, ...names: readonly string[]): Callable {
  const found = names.map((name) => exports[name]).find((one) => one !== undefined);
  if (found === undefined) throw new Error(`No export is named ${names.join(' or ')}.`);
  return found;
}

const ID = 'PARAM_VALIDATE_ERROR.limit';
const PARAMS = { min: 1, max: 1000 };
const texts = {
  en: 'limit must be between 1 and 1000.',
  de: 'limit muss zwischen 1 und 1000 liegen.',
  ja: 'limitは1以上1000以下である必要があります。',
};

/** A German page that shows an error whose text came in `language`. */
async function createPageFlow(language: 'en' | 'ja'): Promise<Flow> {
  const browser: Exports = await import('@errlex/browser' as string);
  Object.assign(globalThis, { document: { documentElement: { lang: 'de' } } });
  const fetchResponse = async () =>
    new Response(JSON.stringify({ code: -1140, msg: texts[language] }), {
      status: 400,
      headers: { 'Content-Type': 'application/json', 'Content-Language': language },
    });
  const request = pick(browser, 'withApiErrors')(fetchResponse) as typeof fetch;
  const translateThrown = pick(browser, 'translateThrown');
  const renderTo = pick(browser, 'renderTo', 'renderError', 'renderTranslation');
  return {
    expected: texts.de,
    async run() {
      const element = { textContent: '', setAttribute: () => {}, removeAttribute: () => {} };
      try {
        await request('https://api.example/api/v3/trades?limit=0');
      } catch (thrown) {
        renderTo(element, await translateThrown(thrown));
      }
      return element.textContent;
    },
  };
}

/** Nest's decorators as functions, because Node runs this file as it is. */
function decorate(prototype: object, name: string, ...decorators: readonly MethodDecorator[]): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  for (const decorator of decorators) decorator(prototype, name, descriptor);
}

/** An HTTP server whose only handler is given; sends the request that runs it. */
async function createHttpFlow(
  expected: string,
  language: string,
  handle: () => unknown,
  stopOthers?: () => unknown,
): Promise<Flow> {
  const { Controller, Get, Module } = await import('@nestjs/common');
  const { NestFactory } = await import('@nestjs/core');
  class OrdersController {
    list(): unknown {
      return handle();
    }
  }
  decorate(OrdersController.prototype, 'list', Get());
  Controller('orders')(OrdersController);
  class AppModule {}
  Module({ imports: [await createErrlexModule()], controllers: [OrdersController] })(AppModule);
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port }: { port: number } = app.getHttpServer().address();
  return {
    expected,
    async run() {
      const headers = { 'Accept-Language': language };
      return (await fetch(`http://127.0.0.1:${port}/orders`, { headers })).text();
    },
    async stop() {
      await stopOthers?.();
      await app.close();
    },
  };
}

async function createErrlexModule() {
  const { ErrlexModule } = await import('@errlex/nestjs');
  return ErrlexModule.forRoot();
}

/** A server whose only handler throws an `ApiError`, without Nest. */
async function createServerFlow(framework: 'express' | 'fastify' | 'hono'): Promise<Flow> {
  const { createApiError } = await import('@errlex/core');
  const { createResponder } = await import('@errlex/server');
  const respond = await createResponder({ log: () => {} });
  const fail = (): never => {
    throw createApiError(ID, PARAMS);
  };
  const headers = { 'Accept-Language': 'ja' };
  if (framework === 'hono') {
    const { Hono } = await import('hono');
    const { honoErrors } = await import('@errlex/server/hono');
    const app = new Hono();
    app.onError(honoErrors(respond));
    app.get('/orders', fail);
    return { expected: texts.ja, run: async () => (await app.request('/orders', { headers })).text() };
  }
  if (framework === 'fastify') {
    const { fastify } = await import('fastify');
    const { fastifyErrors } = await import('@errlex/server/fastify');
    const app = fastify();
    app.setErrorHandler(fastifyErrors(respond));
    app.get('/orders', async () => fail());
    const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/orders`;
    return {
      expected: texts.ja,
      run: async () => (await fetch(url, { headers })).text(),
      stop: () => app.close(),
    };
  }
  const { default: express } = await import('express');
  const { expressErrors } = await import('@errlex/server/express');
  const app = express();
  app.get('/orders', fail);
  app.use(expressErrors(respond));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const run = async () => (await fetch(`http://127.0.0.1:${port}/orders`, { headers })).text();
  return { expected: texts.ja, run, stop: () => server.close() };
}

/** Returns a function that throws Nest's or our exception. */
async function createThrower(what: 'ApiException' | 'ConflictException' | 'Error'): Promise<() => never> {
  const { ApiException } = await import('@errlex/nestjs');
  const { ConflictException } = await import('@nestjs/common');
  const makers = {
    ApiException: () => new ApiException(ID, PARAMS),
    ConflictException: () => new ConflictException('The order exists.'),
    Error: () => new Error('db'),
  };
  return () => {
    throw makers[what]();
  };
}

/** A service over TCP behind an HTTP server, both in this process. */
async function createTcpFlow(isCaught: boolean): Promise<Flow> {
  const { Controller, Module } = await import('@nestjs/common');
  const { NestFactory } = await import('@nestjs/core');
  const { ClientProxyFactory, MessagePattern, Transport } = await import('@nestjs/microservices');
  const { catchError } = await import('rxjs');
  const microservices: Exports = await import('@errlex/nestjs/microservices' as string);
  const fail = await createThrower('ApiException');
  class OrdersHandlers {
    list(): never {
      return fail();
    }
  }
  decorate(OrdersHandlers.prototype, 'list', MessagePattern('orders'));
  Controller()(OrdersHandlers);
  class ServiceModule {}
  Module({ imports: [await createErrlexModule()], controllers: [OrdersHandlers] })(ServiceModule);
  const service = await NestFactory.createMicroservice(ServiceModule, {
    transport: Transport.TCP,
    options: { host: '127.0.0.1', port: 0 },
    logger: false,
  });
  await service.listen();
  const { port } = service.unwrap<Server>().address() as { port: number };
  const plain = ClientProxyFactory.create({ transport: Transport.TCP, options: { host: '127.0.0.1', port } });
  const client = isCaught ? (pick(microservices, 'withApiErrors')(plain) as typeof plain) : plain;
  const rethrow = catchError((thrown: unknown) => {
    throw thrown;
  });
  const handle = () => (isCaught ? client.send('orders', {}).pipe(rethrow) : client.send('orders', {}));
  return createHttpFlow(texts.ja, 'ja', handle, async () => {
    plain.close();
    await service.close();
  });
}

/** Each flow by its title. */
export const flows: Readonly<Record<string, () => Promise<Flow>>> = {
  'fetch response -> text on the page': () => createPageFlow('en'),
  'the same, response in Japanese, page in German': () => createPageFlow('ja'),
  '`ApiException` -> response of Nest in Japanese': async () =>
    createHttpFlow(texts.ja, 'ja', await createThrower('ApiException')),
  '`ConflictException` -> response': async () =>
    createHttpFlow('{"code":', 'en', await createThrower('ConflictException')),
  'plain `Error` -> response': async () => createHttpFlow('{"code":', 'en', await createThrower('Error')),
  '`ApiError` -> response of Express in Japanese': () => createServerFlow('express'),
  '`ApiError` -> response of Fastify in Japanese': () => createServerFlow('fastify'),
  '`ApiError` -> response of Hono in Japanese': () => createServerFlow('hono'),
  'service -> edge over TCP': () => createTcpFlow(false),
  'the same, caught with `withApiErrors`': () => createTcpFlow(true),
};
