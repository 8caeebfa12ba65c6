import 'reflect-metadata';
import { ApiException, ErrlexModule } from '@errlex/nestjs';
import {
  Controller,
  Get,
  HttpException,
  type INestApplication,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { filters } from './filters.ts';

const throwers = {
  ours: () => {
    throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  },
  theirs: () => {
    throw new HttpException({ code: -1140, params: { min: 1, max: 1000 } }, 400);
  },
};

/** A running application. */
export interface Started {
  readonly app: INestApplication;
  readonly url: string;
}

async function start(
  adapter: ExpressAdapter | FastifyAdapter,
  fail: () => never,
  metadata: ModuleMetadata,
): Promise<Started> {
  class OrdersController {
    list(): never {
      return fail();
    }
  }
  Get()(OrdersController.prototype, 'list', { value: OrdersController.prototype.list });
  Controller('orders')(OrdersController);
  class AppModule {}
  Module({ ...metadata, controllers: [OrdersController] })(AppModule);
  const app = await NestFactory.create(AppModule, adapter, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port }: { port: number } = app.getHttpServer().address();
  return { app, url: `http://127.0.0.1:${port}/orders` };
}

/** Ours, and one for each filter by its name. */
export interface Apps {
  readonly ours: Started;
  readonly peers: ReadonlyMap<string, Started>;
}

export type Platform = 'Express' | 'Fastify';

/** Runs something beside applications that answer the same, and closes them. */
export async function withApps<Result>(
  platform: Platform,
  run: (apps: Apps) => Promise<Result>,
): Promise<Result> {
  const createAdapter = () => (platform === 'Express' ? new ExpressAdapter() : new FastifyAdapter());
  const ours = await start(createAdapter(), throwers.ours, { imports: [ErrlexModule.forRoot()] });
  const peers = new Map<string, Started>();
  for (const [name, useClass] of Object.entries(filters)) {
    const metadata = { providers: [{ provide: APP_FILTER, useClass }] };
    peers.set(name, await start(createAdapter(), throwers.theirs, metadata));
  }
  const result = await run({ ours, peers });
  for (const { app } of [ours, ...peers.values()]) await app.close();
  return result;
}
