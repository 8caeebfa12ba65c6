/**
 * A service over TCP and its client in one process, which makes the requested number of round trips and
 * responds with the CPU time of one in microseconds.
 */
import 'reflect-metadata';
import type { Server } from 'node:net';
import { isApiError } from '@errlex/core';
import { ApiException, ErrlexModule } from '@errlex/nestjs';
import { withApiErrors } from '@errlex/nestjs/microservices';
import { Controller, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  type ClientProxy,
  ClientProxyFactory,
  MessagePattern,
  type MicroserviceOptions,
  RpcException,
  Transport,
} from '@nestjs/microservices';
import { catchError, lastValueFrom, throwError } from 'rxjs';

const IN_FLIGHT = 10;

interface Service {
  readonly fail: () => never;
  readonly metadata: ModuleMetadata;
}

const errlex: Service = {
  fail: () => {
    throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
  },
  metadata: { imports: [ErrlexModule.forRoot()] },
};

/** Nest's exception with the content of ours: message id and English text for the log. */
const same: Service = {
  fail: () => {
    throw new RpcException({
      version: 1,
      code: -1140,
      messageId: 'PARAM_VALIDATE_ERROR.limit',
      params: { min: 1, max: 1000 },
      msg: 'limit must be between 1 and 1000.',
    });
  },
  metadata: {},
};

const least: Service = {
  fail: () => {
    throw new RpcException({ code: -1140, params: { min: 1, max: 1000 } });
  },
  metadata: {},
};

async function startClient({ fail, metadata }: Service): Promise<ClientProxy> {
  class OrdersController {
    list(): never {
      return fail();
    }
  }
  // Decorators as functions, because Node runs this file as it is.
  MessagePattern('orders')(OrdersController.prototype, 'list', { value: OrdersController.prototype.list });
  Controller()(OrdersController);
  class ServiceModule {}
  Module({ ...metadata, controllers: [OrdersController] })(ServiceModule);
  const options = { transport: Transport.TCP, options: { host: '127.0.0.1', port: 0 } } as const;
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(ServiceModule, {
    ...options,
    logger: false,
  });
  await app.listen();
  const { port } = app.unwrap<Server>().address() as { port: number };
  return ClientProxyFactory.create({ ...options, options: { host: '127.0.0.1', port } });
}

interface Refusal {
  readonly code: number;
  readonly params: { readonly min: number; readonly max: number };
}

/** Hand-written code that catches an error of another service by its code. */
class OrderError extends Error {
  override readonly name = 'OrderError';
  readonly code: number;
  readonly params: Refusal['params'];

  constructor({ code, params }: Refusal) {
    super(`The order service answered ${code}`);
    this.code = code;
    this.params = params;
  }
}

const throwOrderError = catchError((refusal: Refusal) => throwError(() => new OrderError(refusal)));

/** True if the caught error contains the code and params that the service threw. */
const isRefusal = (value: unknown) =>
  typeof value === 'object' && value !== null && (value as Partial<Refusal>).params?.max === 1000;

interface Way {
  readonly service: Service;
  readonly toClient: (client: ClientProxy) => Pick<ClientProxy, 'send'>;
  /** True if the caught error is the one that the service threw. */
  readonly isExpected: (thrown: unknown) => boolean;
}

const ways: Readonly<Record<string, Way>> = {
  ours: { service: errlex, toClient: (client) => client, isExpected: isRefusal },
  same: { service: same, toClient: (client) => client, isExpected: isRefusal },
  least: { service: least, toClient: (client) => client, isExpected: isRefusal },
  'ours, caught': {
    service: errlex,
    toClient: (client) => withApiErrors(client),
    isExpected: (thrown) => isApiError(thrown, 'PARAM_VALIDATE_ERROR') && isRefusal(thrown),
  },
  'same, caught': {
    service: same,
    toClient: (client) => ({
      send: (pattern, data) => client.send(pattern, data).pipe(throwOrderError) as never,
    }),
    isExpected: (thrown) => thrown instanceof OrderError && isRefusal(thrown),
  },
};

const way = ways[process.argv[2] ?? ''];
if (way === undefined) throw new Error(`There is ${Object.keys(ways).join('; ')}`);
const client = way.toClient(await startClient(way.service));

/** Measures CPU time, so that other load on the machine does not count. */
async function timeOf(messages: number): Promise<number> {
  let left = messages;
  const send = async () => {
    while (left-- > 0) {
      const thrown = await lastValueFrom(client.send('orders', {})).catch((error: unknown) => error);
      if (!way?.isExpected(thrown)) throw new Error(`not what the service threw: ${JSON.stringify(thrown)}`);
    }
  };
  const began = process.cpuUsage();
  await Promise.all(Array.from({ length: IN_FLIGHT }, send));
  const { user, system } = process.cpuUsage(began);
  return (user + system) / messages;
}

process.on('message', async (messages: number) => process.send?.(await timeOf(messages)));
process.on('disconnect', () => process.exit());
process.send?.('ready');
