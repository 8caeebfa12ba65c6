import 'reflect-metadata';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ErrlexModule } from '@errlex/nestjs';
import { ApiValidationPipe } from '@errlex/nestjs/validation';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { JsonInterceptor } from './edge/json.js';
import { SandboxExceptionFilter } from './edge/sandbox-exception.filter.js';
import { FailAfterInterceptor, failBefore } from './faults/fault-headers.js';
import { RawResponseFilter } from './faults/faults.js';
import { MarketController } from './market/market.controller.js';
import { type SandboxOptions, SETTINGS, type Settings } from './settings.js';
import { serveSubscriptions } from './subscriptions.js';
import { AccountPipe } from './trading/account.js';
import { TradingController } from './trading/trading.controller.js';
import { TradingDesk } from './trading/trading-desk.js';

/** A running sandbox. */
export interface Sandbox {
  /** Such as `http://127.0.0.1:3000`; the API is below `/api/v3`. */
  readonly origin: string;
  /** Rejects new connections, and resolves when every request that has begun has its response. */
  stop(): Promise<void>;
}

/** How often idle connections are closed while the sandbox stops. */
const IDLE_CHECK_MS = 50;

/** How long requests that have begun may take while the sandbox stops. */
const DRAIN_LIMIT_MS = 5_000;

@Module({
  imports: [ErrlexModule.forRoot({ filter: false })],
  controllers: [MarketController, TradingController],
  providers: [
    AccountPipe,
    TradingDesk,
    { provide: APP_PIPE, useClass: ApiValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: FailAfterInterceptor },
    { provide: APP_INTERCEPTOR, useClass: JsonInterceptor },
    { provide: APP_FILTER, useClass: SandboxExceptionFilter },
    { provide: APP_FILTER, useClass: RawResponseFilter },
  ],
})
class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(failBefore).forRoutes('{*path}');
  }
}

/**
 * Starts a sandbox. Rejects with Node's error if it cannot listen.
 *
 * @example
 * const sandbox = await startSandbox();
 * await fetch(`${sandbox.origin}/api/v3/ping`);
 * await sandbox.stop();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0, site, asObserved = false, uniqueClientIds = false } = options;
  const settings: Settings = { asObserved, uniqueClientIds, window: options.window ?? 30_000 };
  const app = await NestFactory.create<NestExpressApplication>(
    { module: AppModule, providers: [{ provide: SETTINGS, useValue: settings }] },
    { logger: ['fatal', 'error', 'warn'], bodyParser: false, abortOnError: false },
  );
  // The signature covers the bytes of the body, and 64-bit ids do not survive the usual parser.
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
  // A server that listens at a port has no path as its address.
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    async stop() {
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
      // Node counts a connection that has sent nothing, or half a request, as busy for good.
      const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
      for (const socket of sockets.clients) socket.terminate();
      await app.close();
      clearInterval(idle);
      clearTimeout(deadline);
    },
  };
}
