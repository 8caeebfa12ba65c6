/**
 * Errors per second of a service over TCP whose client catches them, beside Nest's own: an `ApiException`
 * that arrives as an `ApiError`, and an `RpcException` of code and params that arrives as an object.
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
import { lastValueFrom } from 'rxjs';
import type { Measure } from './harness/measurement.ts';
import { toSpread } from './harness/spread.ts';

const PAIRS = 51;
const MESSAGES = 500;
const IN_FLIGHT = 10;
const BUDGET = 0.95;

interface Started {
  readonly client: ClientProxy;
  /** Whether what the client caught is what its service threw. */
  readonly isExpected: (error: unknown) => boolean;
  close(): Promise<void>;
}

async function start(
  fail: () => never,
  metadata: ModuleMetadata,
  toClient: (client: ClientProxy) => ClientProxy,
  isExpected: Started['isExpected'],
): Promise<Started> {
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
  const client = ClientProxyFactory.create({ ...options, options: { host: '127.0.0.1', port } });
  return {
    client: toClient(client),
    isExpected,
    close: async () => {
      await client.close();
      await app.close();
    },
  };
}

/** Round trips per second of processor time: what else the machine does is not measured. */
async function rateOf({ client, isExpected }: Started): Promise<number> {
  let left = MESSAGES;
  const send = async () => {
    while (left-- > 0) {
      const error = await lastValueFrom(client.send('orders', {})).catch((thrown: unknown) => thrown);
      if (!isExpected(error)) throw new Error(`not what the service threw: ${JSON.stringify(error)}`);
    }
  };
  const began = process.cpuUsage();
  await Promise.all(Array.from({ length: IN_FLIGHT }, send));
  const { user, system } = process.cpuUsage(began);
  return (MESSAGES * 1e6) / (user + system);
}

async function startBoth(): Promise<{ ours: Started; theirs: Started }> {
  const ours = await start(
    () => {
      throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
    },
    { imports: [ErrlexModule.forRoot()] },
    (client) => withApiErrors(client),
    (error) =>
      isApiError(error) && error.messageId === 'PARAM_VALIDATE_ERROR.limit' && error.params.max === 1000,
  );
  const theirs = await start(
    () => {
      throw new RpcException({ code: -1140, params: { min: 1, max: 1000 } });
    },
    {},
    (client) => client,
    (error) => (error as { readonly params?: { readonly max?: unknown } }).params?.max === 1000,
  );
  return { ours, theirs };
}

export const measure: Measure = async () => {
  const { ours, theirs } = await startBoth();
  const pairs: { ours: number; theirs: number }[] = [];
  // The pairs below zero warm up.
  for (let pair = -3; pair < PAIRS; pair++) {
    const first = pair % 2 === 0 ? ours : theirs;
    const second = first === ours ? theirs : ours;
    const rate = new Map([[first, await rateOf(first)]]);
    rate.set(second, await rateOf(second));
    if (pair >= 0) pairs.push({ ours: rate.get(ours) ?? 0, theirs: rate.get(theirs) ?? 0 });
  }
  await ours.close();
  await theirs.close();
  return [
    {
      name: 'an error over TCP, caught',
      unit: 'per second',
      ours: toSpread(pairs.map((pair) => pair.ours)).median,
      peer: 'RpcException',
      theirs: toSpread(pairs.map((pair) => pair.theirs)).median,
      kind: 'ratio',
      figure: toSpread(pairs.map((pair) => pair.ours / pair.theirs)),
      budget: BUDGET,
      moreIsBetter: true,
    },
  ];
};
