import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApiError } from '@errlex/core';
import { createResponder } from '@errlex/server';
import { expressErrors } from '@errlex/server/express';
import { fastifyErrors } from '@errlex/server/fastify';
import { honoErrors } from '@errlex/server/hono';
import { serve } from '@hono/node-server';
import express, { type ErrorRequestHandler } from 'express';
import { type FastifyInstance, fastify } from 'fastify';
import { type ErrorHandler, Hono } from 'hono';
import type { App, Apps, StartApps } from './app.ts';
import { type ChooseLocale, choosers, headersByHand, RefusalError, renderByHand } from './hand-written.ts';
import { nestHosts } from './nest-apps.ts';

const respond = await createResponder();

const throwOurs = (): never => {
  throw createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
};
const throwTheirs = (): never => {
  throw new RefusalError('limit must be between 1 and 1000.');
};

const toApp = (server: Server): App => ({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`,
  stop: () => server.close().closeAllConnections(),
});

async function startExpress(fail: () => never, handleError: ErrorRequestHandler): Promise<App> {
  const app = express();
  app.get('/orders', fail);
  app.use(handleError);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return toApp(server);
}

async function startFastify(
  fail: () => never,
  handleError: Parameters<FastifyInstance['setErrorHandler']>[0],
): Promise<App> {
  const app = fastify();
  app.setErrorHandler(handleError);
  app.get('/orders', fail);
  await app.listen({ port: 0, host: '127.0.0.1' });
  return toApp(app.server);
}

async function startHono(fail: () => never, handleError: ErrorHandler): Promise<App> {
  const app = new Hono();
  app.onError(handleError);
  app.get('/orders', fail);
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await once(server, 'listening');
  return toApp(server);
}

/** Creates the error handlers of each framework that a team would write. */
const byHand = {
  express:
    (choose: ChooseLocale): ErrorRequestHandler =>
    (error: RefusalError, request, response, _next) => {
      const locale = choose(request.headers['accept-language']);
      response.statusCode = error.status;
      for (const [name, value] of headersByHand(locale)) response.setHeader(name, value);
      response.end(renderByHand(error.refusal, locale));
    },
  fastify:
    (choose: ChooseLocale): Parameters<typeof startFastify>[1] =>
    (error, request, reply) => {
      const { status, refusal } = error as RefusalError;
      const locale = choose(request.headers['accept-language']);
      for (const [name, value] of headersByHand(locale)) reply.header(name, value);
      reply.code(status).send(renderByHand(refusal, locale));
    },
  hono:
    (choose: ChooseLocale): ErrorHandler =>
    (error, { req }) => {
      const { status, refusal } = error as RefusalError;
      const locale = choose(req.header('accept-language'));
      return new Response(renderByHand(refusal, locale), { status, headers: headersByHand(locale) });
    },
};

async function startPeers(start: (choose: ChooseLocale) => Promise<App>): Promise<Apps['peers']> {
  const peers = new Map<string, App>();
  for (const [name, choose] of Object.entries(choosers)) peers.set(name, await start(choose));
  return peers;
}

/** Starts the applications of each host, by the name that the table has for it. */
export const hosts: Readonly<Record<string, StartApps>> = {
  ...nestHosts,
  Express: async () => ({
    ours: await startExpress(throwOurs, expressErrors(respond)),
    peers: await startPeers((choose) => startExpress(throwTheirs, byHand.express(choose))),
  }),
  Fastify: async () => ({
    ours: await startFastify(throwOurs, fastifyErrors(respond)),
    peers: await startPeers((choose) => startFastify(throwTheirs, byHand.fastify(choose))),
  }),
  Hono: async () => ({
    ours: await startHono(throwOurs, honoErrors(respond)),
    peers: await startPeers((choose) => startHono(throwTheirs, byHand.hono(choose))),
  }),
};

/** Runs something beside the applications of a host, and stops them. */
export async function withApps<Result>(host: string, run: (apps: Apps) => Promise<Result>): Promise<Result> {
  const apps = await hosts[host]?.();
  if (apps === undefined) throw new Error(`Unknown host "${host}".`);
  const result = await run(apps);
  for (const app of [apps.ours, ...apps.peers.values()]) await app.stop();
  return result;
}
