import type { Server as NetServer } from 'node:net';
import type { INestApplicationContext, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  type ClientProxy,
  ClientProxyFactory,
  type MicroserviceOptions,
  Transport,
} from '@nestjs/microservices';
import { firstValueFrom, materialize, timeout, toArray } from 'rxjs';

/** A reply as its caller receives it: the values, and the error after them. */
interface ReceivedReply {
  readonly values: readonly unknown[];
  readonly error: unknown;
}

export interface Service {
  readonly port: number;
  /** The log entries of level error, one line each. */
  readonly errors: string[];
  /** Sends a message and gives up after a second. */
  send(pattern: string, data: unknown): Promise<ReceivedReply>;
  emit(pattern: string, data: unknown): Promise<void>;
  close(): Promise<void>;
}

const options = {
  transport: Transport.TCP,
  options: { host: '127.0.0.1', port: 0 },
} as const satisfies MicroserviceOptions;

/** Starts a microservice of its own on TCP, or with `hybrid` one that an HTTP application is connected to. */
export async function startService(module: Type, hybrid = false): Promise<Service> {
  const errors: string[] = [];
  const silent = () => {};
  const logger: LoggerService = {
    log: silent,
    warn: silent,
    error: (...parts: unknown[]) => errors.push(parts.join(' ')),
  };
  const [app, server] = hybrid ? await startHybrid(module, logger) : await startAlone(module, logger);
  const { port } = server.address() as { port: number };
  const client = ClientProxyFactory.create({ ...options, options: { host: '127.0.0.1', port } });
  return {
    port,
    errors,
    send: (pattern, data) => send(client, pattern, data),
    emit: async (pattern, data) =>
      void (await firstValueFrom(client.emit(pattern, data), { defaultValue: undefined })),
    close: async () => {
      await client.close();
      await app.close();
    },
  };
}

async function startAlone(
  module: Type,
  logger: LoggerService,
): Promise<[INestApplicationContext, NetServer]> {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, { ...options, logger });
  await app.listen();
  return [app, app.unwrap<NetServer>()];
}

async function startHybrid(
  module: Type,
  logger: LoggerService,
): Promise<[INestApplicationContext, NetServer]> {
  const app = await NestFactory.create(module, { logger });
  const service = app.connectMicroservice<MicroserviceOptions>(options, { inheritAppConfig: true });
  await app.startAllMicroservices();
  return [app, service.unwrap<NetServer>()];
}

async function send(client: ClientProxy, pattern: string, data: unknown): Promise<ReceivedReply> {
  const told = await firstValueFrom(
    client.send(pattern, data as never).pipe(timeout(1000), materialize(), toArray()),
  );
  const values = told.flatMap((one) => (one.kind === 'N' ? [one.value] : []));
  const failed = told.find(({ kind }) => kind === 'E');
  return { values, error: failed?.kind === 'E' ? failed.error : undefined };
}
