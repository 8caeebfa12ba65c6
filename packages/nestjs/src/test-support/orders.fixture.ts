import { createApiError } from '@errlex/core';
import { toWireError } from '@errlex/server/adapter';
import {
  Controller,
  Get,
  Module,
  type ModuleMetadata,
  NotFoundException,
  Param,
  type Type,
} from '@nestjs/common';
import { ApiException } from '../api.exception.js';
import { createApiException } from '../create-api-exception.js';
import { contract } from './contract.fixture.js';

/** An error of the application. */
export class DatabaseError extends Error {}

const ContractException = createApiException(contract);

@Controller()
class OrdersController {
  @Get('database')
  database(): never {
    throw new DatabaseError('no row');
  }

  @Get('quantity')
  quantity(): never {
    throw new ContractException('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 });
  }

  @Get('wire')
  wire(): never {
    const error = contract.createErrorData('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 7 });
    throw toWireError(error, error.message);
  }

  @Get('symbol')
  symbol(): never {
    throw createApiError('INVALID_SYMBOL');
  }

  @Get('exception')
  exception(): never {
    throw new ApiException('INVALID_SYMBOL');
  }

  @Get('orders/:id')
  order(@Param('id') id: string): never {
    throw new NotFoundException(`Order ${id} not found`);
  }

  @Get('named/:name')
  named(@Param('name') name: string): never {
    throw Object.assign(new Error('duplicate key value'), { code: name });
  }
}

/** An application of these handlers. */
export function toModule(metadata: ModuleMetadata): Type {
  class AppModule {}
  Module({ controllers: [OrdersController], ...metadata })(AppModule);
  return AppModule;
}
