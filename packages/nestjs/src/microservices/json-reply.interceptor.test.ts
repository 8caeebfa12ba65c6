import { Metadata } from '@grpc/grpc-js';
import { Controller, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { lastValueFrom, of } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import { type Service, startService } from '../test-support/service.fixture.js';
import { JsonReplyInterceptor } from './json-reply.interceptor.js';

const cycle: { self?: unknown } = {};
cycle.self = cycle;

const replies: Readonly<Record<string, unknown>> = {
  bigint: { price: 1n },
  cycle: { cycle },
  second: of({ price: 1 }, { price: 2n }),
  plain: { price: 1, at: new Date(0) },
};

@Controller()
class PriceHandlers {
  @MessagePattern('price')
  price(@Payload() what: string): unknown {
    return replies[what];
  }
}

@Module({
  imports: [ErrlexModule.forRoot()],
  controllers: [PriceHandlers],
  providers: [{ provide: APP_INTERCEPTOR, useClass: JsonReplyInterceptor }],
})
class PriceModule {}

describe('JsonReplyInterceptor', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(PriceModule);
  });
  afterAll(() => service.close());

  it.each([
    ['bigint', []],
    ['cycle', []],
    ['second', [{ price: 1 }]],
  ])('answers the caller of a reply that JSON cannot hold: %s', async (what, values) => {
    service.errors.length = 0;
    expect(await service.send('price', what)).toMatchObject({ values, error: { $errlex: 1, code: -1000 } });
    expect(service.errors).toEqual([expect.stringContaining('price')]);
  });

  it('leaves every other reply as it is', async () => {
    expect(await service.send('price', 'plain')).toEqual({
      values: [{ price: 1, at: '1970-01-01T00:00:00.000Z' }],
      error: undefined,
    });
  });

  it.each([
    ['a gateway', 'ws', [{}, {}], true],
    ['a microservice', 'rpc', [{}, {}], true],
    ['gRPC', 'rpc', [{}, new Metadata()], false],
    ['HTTP', 'http', [{}, {}], false],
  ])('reads the replies of %s or lets them pass', async (_, type, args, isRead) => {
    const host = new ExecutionContextHost(args);
    host.setType(type);
    const replied = new JsonReplyInterceptor().intercept(host, { handle: () => of(1n) });
    const outcome = await lastValueFrom(replied).catch((failure: Error) => failure);
    expect(outcome instanceof TypeError).toBe(isRead);
  });
});
