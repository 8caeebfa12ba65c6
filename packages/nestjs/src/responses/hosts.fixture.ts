import type { AddressInfo } from 'node:net';
import { createResponder, type Responder } from '@errlex/server';
import { expressErrors } from '@errlex/server/express';
import { fastifyErrors } from '@errlex/server/fastify';
import { withErrorResponses } from '@errlex/server/fetch';
import { honoErrors } from '@errlex/server/hono';
import fastifyCompress from '@fastify/compress';
import { serve } from '@hono/node-server';
import { Controller, Get, Module, Param } from '@nestjs/common';
import compression from 'compression';
import express5 from 'express';
// @ts-expect-error: it has no types of its own
import express4 from 'express-4';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { ErrlexModule } from '../errlex.module.js';
import { platforms, startServer } from '../test-support/server.fixture.js';
import { options, throws } from './throws.fixture.js';

/** A running server, whose path `/throw/<name>` throws a value. */
export interface Host {
  readonly port: number;
  close(): unknown;
}

const fail = (name: string): never => {
  throw throws[name]?.();
};

/** The headers that a CORS middleware sets before the handler runs. */
const cors = { 'Access-Control-Allow-Origin': 'https://a.example', Vary: 'Origin' };

type NodeHandler = (
  request: { headers: { origin?: unknown } },
  response: { setHeader(name: string, value: string): unknown },
  next: () => void,
) => void;

const setCors: NodeHandler = (request, response, next) => {
  if (request.headers.origin)
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
  next();
};

const always = { threshold: 0 };

function startExpress(express: typeof express5) {
  return (respond: Responder): Promise<Host> => {
    const app = express();
    app.use(compression(always), setCors);
    app.get('/throw/:name', (request) => fail(request.params.name ?? ''));
    app.use(expressErrors(respond));
    return new Promise((resolve) => {
      const server = app.listen(0, '127.0.0.1', () =>
        resolve({ port: (server.address() as AddressInfo).port, close: () => server.close() }),
      );
    });
  };
}

async function startFastify(respond: Responder): Promise<Host> {
  const app = fastify();
  await app.register(fastifyCompress, always);
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.origin) reply.headers(cors);
  });
  app.setErrorHandler(fastifyErrors(respond));
  app.get('/throw/:name', (request) => fail((request.params as { name: string }).name));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

function startFetch(handler: (request: Request) => Response | Promise<Response>): Promise<Host> {
  return new Promise((resolve) => {
    const server = serve({ fetch: handler, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ port, close: () => server.close() }),
    );
  });
}

function startHono(respond: Responder): Promise<Host> {
  const app = new Hono();
  const sendError = honoErrors(respond);
  app.use(compress({ threshold: 0 }));
  app.use(async (context, next) => {
    if (context.req.header('origin'))
      for (const [name, value] of Object.entries(cors)) context.header(name, value);
    await next();
  });
  app.use(sendError);
  app.onError(sendError);
  app.get('/throw/:name', (context) => fail(context.req.param('name')));
  return startFetch(app.fetch);
}

function startHandler(respond: Responder): Promise<Host> {
  const name = (url: string) => decodeURIComponent(new URL(url).pathname.slice('/throw/'.length));
  const handler = withErrorResponses(respond, (request: Request) => fail(name(request.url)));
  return startFetch(handler);
}

function startNest(index: number) {
  return async (): Promise<Host> => {
    @Controller()
    class ThrowController {
      @Get('throw/:name')
      handle(@Param('name') name: string): never {
        return fail(name);
      }
    }
    class ThrowModule {}
    Module({ imports: [ErrlexModule.forRoot(options)], controllers: [ThrowController] })(ThrowModule);
    const platform = platforms[index] ?? fail('no platform');
    const { app, close } = await startServer(ThrowModule, platform, (one) => {
      if (index === 0) one.use(compression(always));
      one.use(setCors);
    });
    return { port: app.getHttpServer().address().port, close };
  };
}

/** Every host of the table, by its name. */
export const hosts: Readonly<Record<string, (respond: Responder) => Promise<Host>>> = {
  'Nest on Express': startNest(0),
  'Nest on Fastify': startNest(1),
  'Express 4': startExpress(express4 as typeof express5),
  'Express 5': startExpress(express5),
  'Fastify 5': startFastify,
  'Hono 4': startHono,
  'fetch handler': startHandler,
};

export const respond: Responder = await createResponder(options);
