import { createApiError } from '@errlex/core';
import { ErrlexModule } from '@errlex/nestjs';
import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MessagePattern, type MicroserviceOptions, Payload } from '@nestjs/microservices';
import { throwError } from 'rxjs';

/** Kinds of order requests; each has one outcome. */
export const orderKinds = ['sound', 'coded', 'observable', 'other'] as const;

class OrderHandlers {
  find(kind: string): unknown {
    if (kind === 'coded') throw createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
    if (kind === 'observable') return throwError(() => createApiError('SPOT_ORDER_NOT_EXIST'));
    if (kind === 'other') throw new Error('password=hunter2');
    return { kind };
  }
}
// Decorators as functions, because Node runs this file as it is.
const { prototype } = OrderHandlers;
MessagePattern('orders.find')(prototype, 'find', { value: prototype.find });
Payload()(prototype, 'find', 0);
Controller()(OrderHandlers);

class OrderModule {}
Module({ imports: [ErrlexModule.forRoot()], controllers: [OrderHandlers] })(OrderModule);

export async function startOrderService(wiring: MicroserviceOptions): Promise<INestMicroservice> {
  const service = await NestFactory.createMicroservice<MicroserviceOptions>(OrderModule, {
    ...wiring,
    logger: false,
  });
  await service.listen();
  return service;
}
