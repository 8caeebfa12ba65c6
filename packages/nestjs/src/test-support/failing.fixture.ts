import { Controller, Get, type MiddlewareConsumer, Module, type NestModule, type Type } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import { ApiException } from '../api.exception.js';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';

function refuse(): never {
  throw new TypeError('too early');
}

/** Creates an application whose handlers throw errors that have to be logged. */
export function toFailing(options?: ErrlexOptions): Type {
  @Controller('orders')
  class FailingController {
    @Get('plain/:id')
    plain(): never {
      throw new TypeError('line one\nline two\u001b[31m', { cause: new RangeError('out of range') });
    }

    @Get('object')
    object(): never {
      throw { status: 'broken', nested: { deep: { deeper: { deepest: 1 } } } };
    }

    @Get('wrapped')
    wrapped(): never {
      throw new RpcException({ reason: 'pool', free: 0 });
    }

    @Get('aggregate')
    aggregate(): never {
      throw new AggregateError([new RangeError('the first'), new SyntaxError('the second')], 'all failed');
    }

    @Get('circle')
    circle(): never {
      const error = new Error('round');
      throw Object.assign(error, { cause: error });
    }

    @Get('caused')
    caused(): never {
      throw new ApiException('SYSTEM_ERROR', {}, { cause: new Error('the pool is exhausted') });
    }

    @Get('refused')
    refused(): never {
      throw new ApiException('INVALID_SYMBOL');
    }

    @Get('early')
    early(): string {
      return 'middleware throws first';
    }
  }

  @Module({ imports: [ErrlexModule.forRoot(options)], controllers: [FailingController] })
  class FailingModule implements NestModule {
    configure(consumer: MiddlewareConsumer): void {
      consumer.apply(refuse).forRoutes('orders/early');
    }
  }
  return FailingModule;
}
