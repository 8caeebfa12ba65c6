import { ApiError, createApiError, toApiError } from '@errlex/core';
import { BadRequestException, Controller, Module, type Provider, type Type, UseGuards } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload, RpcException } from '@nestjs/microservices';
import { concat, of, throwError } from 'rxjs';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { createExceptionFactory } from '../validation/create-exception-factory.js';
import { secret, throwing } from './throwing.fixture.js';

const cycle: { self?: unknown } = {};
cycle.self = cycle;

/** Errors that only message handlers throw, added to those of HTTP handlers. */
const failing: Readonly<Record<string, () => unknown>> = {
  ...throwing,
  later: () =>
    concat(
      of(1),
      throwError(() => createApiError('INVALID_SIDE')),
    ),
  validation: () => {
    throw new BadRequestException([`${secret} must not be empty`]);
  },
  issues: () => {
    throw createExceptionFactory()([
      { message: 'wrong', path: ['symbol'] },
      { message: 'INVALID_SIDE', path: ['side'] },
    ]);
  },
  rpc: () => {
    throw new RpcException(secret);
  },
  wrapped: () => {
    throw new RpcException(createApiError('PARAM_EMPTY', { parameter: 'symbol' }));
  },
  bigint: () => {
    throw 1n;
  },
  cycle: () => {
    throw cycle;
  },
  unsafe: () => {
    const params = { parameter: 1n as never, cycle: cycle as never, nothing: undefined as never };
    throw new ApiError({ code: -1142, message: 'Text.', messageId: 'PARAM_ERROR', params });
  },
  unreadable: () => {
    const params = Object.defineProperty({}, 'parameter', {
      enumerable: true,
      get: () => throwing.crash?.(),
    });
    throw new ApiError({ code: -1142, message: 'Text.', messageId: 'PARAM_ERROR', params });
  },
  upstream: () => {
    throw Object.assign(toApiError({ code: -1044, msg: secret }) as object, { upstream: true });
  },
};

@Controller()
export class OrderHandlers {
  /** The events that were seen. */
  static readonly events: unknown[] = [];

  @MessagePattern('fail')
  fail(@Payload() what: string): unknown {
    return failing[what]?.();
  }

  @MessagePattern('guarded')
  @UseGuards({ canActivate: () => false })
  guarded(): string {
    return 'never';
  }

  @MessagePattern('echo')
  echo(@Payload() value: unknown): unknown {
    return { value };
  }

  @EventPattern('failed')
  event(@Payload() what: string): unknown {
    OrderHandlers.events.push(what);
    return failing[what]?.();
  }
}

/** An order service alone. */
export function toOrderService(options?: ErrlexOptions, providers: Provider[] = []): Type {
  class OrderServiceModule {}
  Module({ imports: [ErrlexModule.forRoot(options)], controllers: [OrderHandlers], providers })(
    OrderServiceModule,
  );
  return OrderServiceModule;
}
