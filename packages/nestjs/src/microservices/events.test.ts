import { createApiError } from '@errlex/core';
import type { ErrorEvent } from '@errlex/server';
import { Controller, Module } from '@nestjs/common';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { type Service, startService } from '../test-support/service.fixture.js';

const events: ErrorEvent[] = [];

@Controller()
class OrderHandlers {
  @EventPattern('cancelled')
  cancelled(_order: unknown): unknown {
    throw new ApiException('SPOT_ORDER_NOT_EXIST');
  }

  @EventPattern({ event: 'filled' })
  filled(_order: unknown): unknown {
    throw createApiError('INVALID_SYMBOL');
  }

  @MessagePattern('place')
  place(_order: unknown): unknown {
    throw createApiError('INVALID_SYMBOL');
  }
}

class OrderModule {}
Module({
  imports: [ErrlexModule.forRoot({ onError: (event) => events.push(event) })],
  controllers: [OrderHandlers],
})(OrderModule);

describe.each([false, true])('an error of an event, in a hybrid application: %s', (isHybrid) => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(OrderModule, isHybrid);
  });
  afterAll(() => service.close());
  beforeEach(() => {
    service.errors.length = 0;
    events.length = 0;
  });

  it.each<[pattern: string, code: number]>([
    ['cancelled', -2200],
    // The type of `emit` is for texts; a pattern may be an object.
    [{ event: 'filled' } as never, -1121],
  ])('of %j is logged and reported once, because nobody receives it', async (pattern, code) => {
    await service.emit(pattern, {});
    await expect.poll(() => events).toHaveLength(1);
    expect(events[0]).toMatchObject({ data: { code }, isFault: true });
    expect(service.errors.filter((line) => line.includes(` ${code} `))).toHaveLength(1);
  });

  it('of a message is no fault, because its sender receives it', async () => {
    expect((await service.send('place', {})).error).toMatchObject({ code: -1121 });
    expect(events).toMatchObject([{ data: { code: -1121 }, isFault: false }]);
    expect(service.errors).toEqual([]);
  });
});
