import { createApiError } from '@errlex/core';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  Module,
  type ModuleMetadata,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { ApiException } from '../api.exception.js';
import { contract } from './contract.fixture.js';

/** An error of the application that is not ours. */
export class DatabaseError extends Error {}

@Controller()
class OrdersController {
  @Get('database')
  database(): never {
    throw new DatabaseError('no row');
  }

  @Get('quantity')
  quantity(): never {
    throw new ApiException(contract.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 }));
  }

  @Get('wire')
  wire(): never {
    throw JSON.parse(
      JSON.stringify(contract.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 7 })),
    );
  }

  @Get('symbol')
  symbol(): never {
    throw createApiError('INVALID_SYMBOL');
  }
}

/** The application's own filter for its own errors. */
@Catch(DatabaseError)
class DatabaseErrorFilter implements ExceptionFilter {
  readonly #host: HttpAdapterHost;

  constructor(host: HttpAdapterHost) {
    this.#host = host;
  }

  catch(_error: unknown, host: ArgumentsHost): void {
    this.#host.httpAdapter.reply(host.getArgByIndex(1), { own: true }, 409);
  }
}

/** Binds a filter of the application for `DatabaseError`; it answers 409. */
export const ownFilter = {
  provide: APP_FILTER,
  useFactory: (host: HttpAdapterHost) => new DatabaseErrorFilter(host),
  inject: [HttpAdapterHost],
};

/** An application of these handlers. */
export function toModule(metadata: ModuleMetadata): Type {
  class AppModule {}
  Module({ controllers: [OrdersController], ...metadata })(AppModule);
  return AppModule;
}
