import 'reflect-metadata';
import { ApiException, ErrlexModule } from '@errlex/nestjs';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  HttpException,
  Inject,
  Module,
  type ModuleMetadata,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost, NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { App, StartApps } from './app.ts';
import {
  type ChooseLocale,
  choosers,
  headersByHand,
  REFUSAL,
  type Refusal,
  renderByHand,
} from './hand-written.ts';

/** Creates a filter that responds as a team would write it. */
function createFilter(choose: ChooseLocale): new (host: HttpAdapterHost) => ExceptionFilter {
  class HandWrittenFilter implements ExceptionFilter {
    readonly #host: HttpAdapterHost;

    constructor(host: HttpAdapterHost) {
      this.#host = host;
    }

    catch(exception: HttpException, host: ArgumentsHost): void {
      const { httpAdapter } = this.#host;
      const locale = choose(host.getArgByIndex(0).headers['accept-language']);
      const response = host.getArgByIndex(1);
      for (const [name, value] of headersByHand(locale)) httpAdapter.setHeader(response, name, value);
      const body = renderByHand(exception.getResponse() as Refusal, locale);
      httpAdapter.reply(response, body, exception.getStatus());
    }
  }
  // Decorators as functions, because Node runs this file as it is.
  Inject(HttpAdapterHost)(HandWrittenFilter, undefined, 0);
  Catch(HttpException)(HandWrittenFilter);
  return HandWrittenFilter;
}

async function startApp(
  adapter: ExpressAdapter | FastifyAdapter,
  fail: () => never,
  metadata: ModuleMetadata,
): Promise<App> {
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
  return { url: `http://127.0.0.1:${port}/orders`, stop: () => app.close() };
}

const throwOurs = () => {
  throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
};
const throwTheirs = () => {
  throw new HttpException({ ...REFUSAL }, 400);
};

/** Starts applications of Nest on a platform: ours, and one for each filter that is written by hand. */
const startNestApps =
  (createAdapter: () => ExpressAdapter | FastifyAdapter): StartApps =>
  async () => {
    const ours = await startApp(createAdapter(), throwOurs, { imports: [ErrlexModule.forRoot()] });
    const peers = new Map<string, App>();
    for (const [name, choose] of Object.entries(choosers)) {
      const metadata = { providers: [{ provide: APP_FILTER, useClass: createFilter(choose) }] };
      peers.set(name, await startApp(createAdapter(), throwTheirs, metadata));
    }
    return { ours, peers };
  };

export const nestHosts: Readonly<Record<string, StartApps>> = {
  'Nest on Express': startNestApps(() => new ExpressAdapter()),
  'Nest on Fastify': startNestApps(() => new FastifyAdapter()),
};
