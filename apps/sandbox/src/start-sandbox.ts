import 'reflect-metadata';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { AS_OBSERVED } from './edge/sandbox-exception.filter.js';
import { serveSubscriptions } from './faults/serve-subscriptions.js';
import type { SandboxOptions } from './options.js';

/** A sandbox that listens. */
export interface Sandbox {
  /** Such as `http://127.0.0.1:3000`; the API is below `/api/v3`. */
  readonly origin: string;
  /** Refuses new connections, and resolves when every request that has begun is answered. */
  stop(): Promise<void>;
}

/** How often connections are looked at that have become idle while the sandbox stops, in milliseconds. */
const IDLE_CHECK = 50;

/** How long requests that have begun may take after a signal, in milliseconds. */
const DRAIN_LIMIT = 5_000;

/**
 * Starts a sandbox. Rejects with the error of Node where it cannot listen.
 *
 * @example
 * const sandbox = await startSandbox();
 * await fetch(`${sandbox.origin}/api/v3/ping`);
 * await sandbox.stop();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, asObserved = false, site } = options;
  const app = await NestFactory.create<NestExpressApplication>(
    { module: AppModule, providers: [{ provide: AS_OBSERVED, useValue: asObserved }] },
    { logger: ['fatal', 'error', 'warn'], bodyParser: false, abortOnError: false },
  );
  // The signature is over the bytes, and 64-bit ids would not survive the usual parser.
  app.useBodyParser('raw', { type: () => true });
  app.disable('x-powered-by');
  app.disable('etag');
  if (site !== undefined) app.use((await import('@errlex/reference')).serveReference(site));
  await app.init();
  const server: Server = app.getHttpServer();
  const sockets = serveSubscriptions(server);
  // `app.listen` would log the error that it rejects with.
  server.listen(port, host);
  await once(server, 'listening');
  // It listens on a port, so its address is no path.
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    async stop() {
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK);
      // Node counts a connection that has sent nothing, or half a request, as busy for good.
      const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT);
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
      clearInterval(idle);
      clearTimeout(deadline);
    },
  };
}
