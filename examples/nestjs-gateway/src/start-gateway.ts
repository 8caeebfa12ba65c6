import type { LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { createEdge } from './edge.js';
import { OrderServiceModule } from './order-service.js';
import type { Wiring } from './wiring.js';

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the service and the edge before it, on a port of 127.0.0.1. */
export async function startGateway(wiring: Wiring, port = 0): Promise<Gateway> {
  const logger: LogLevel[] = ['error', 'warn'];
  const service = await NestFactory.createMicroservice<MicroserviceOptions>(OrderServiceModule, {
    ...(wiring as MicroserviceOptions),
    logger,
  });
  await service.listen();
  const edge = await NestFactory.create(createEdge(wiring), { logger });
  await edge.listen(port, '127.0.0.1');
  const stop = async () => {
    await edge.close();
    await service.close();
  };
  return { url: (await edge.getUrl()).replace('[::1]', '127.0.0.1'), stop };
}
