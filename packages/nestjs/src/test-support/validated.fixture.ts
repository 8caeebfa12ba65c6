import 'reflect-metadata';
import { toIssueMessage } from '@errlex/core/validation';
import { Body, Controller, Get, Module, Param, Post, Query, ValidationPipe } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { Type } from 'class-transformer';
import { IsIn, IsNotEmpty, IsNumberString, Max, ValidateNested } from 'class-validator';
import * as z from 'zod/mini';
import { ErrlexModule } from '../errlex.module.js';
import { ApiValidationPipe } from '../validation/api-validation.pipe.js';
import { createExceptionFactory } from '../validation/create-exception-factory.js';
import { contract } from './contract.fixture.js';
import type { Answer, Server } from './server.fixture.js';

const limit = toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });

const orderSchema = z.object({
  symbol: z.string().check(z.regex(/^[A-Z]+$/, 'INVALID_SYMBOL')),
  side: z.enum(['BUY', 'SELL']),
  legs: z.optional(z.array(z.object({ price: z.string() }))),
});

const depth = z.object({
  limit: z._default(z.coerce.number().check(z.minimum(1, limit), z.maximum(1000, limit)), 100),
});

class Leg {
  @IsNumberString()
  price!: string;
}

class OrderDto {
  @IsNotEmpty()
  symbol!: string;

  @IsIn(['BUY', 'SELL'], { message: 'INVALID_SIDE' })
  side!: string;

  @ValidateNested({ each: true })
  @Type(() => Leg)
  legs!: Leg[];

  @Max(1000, { message: limit })
  limit = 100;
}

const quantity = z
  .number()
  .check(z.maximum(500, toIssueMessage('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 }, contract)));

const classPipe = new ValidationPipe({
  expectedType: OrderDto,
  exceptionFactory: createExceptionFactory(),
});

@Controller()
class ValidatedController {
  @Post('zod')
  zod(@Body({ schema: orderSchema }) body: unknown): unknown {
    return body;
  }

  @Get('depth')
  depth(@Query({ schema: depth }) query: unknown): unknown {
    return query;
  }

  @Get('orders/:id')
  order(@Param('id', { schema: z.string().check(z.regex(/^\d+$/)) }) id: string): unknown {
    return { id };
  }

  @Get('time')
  time(@Query('at', { schema: z.string() }) at: string): unknown {
    return { at };
  }

  @Post('own')
  own(
    @Body('quantity', new ApiValidationPipe({ schema: quantity, errors: contract }))
    body: unknown,
  ): unknown {
    return { body };
  }

  @Get('plain')
  plain(@Query('any') any: string): unknown {
    return { any };
  }

  @Post('class')
  class(@Body(classPipe) body: unknown): unknown {
    return body;
  }
}

/** Handlers whose parameters are validated by a schema or by class-validator. */
export class ValidatedModule {}
Module({
  imports: [ErrlexModule.forRoot({ errors: contract })],
  controllers: [ValidatedController],
  providers: [{ provide: APP_PIPE, useClass: ApiValidationPipe }],
})(ValidatedModule);

/** An order that both the schema and the class take. */
export const order = { symbol: 'BTCUSDT', side: 'BUY' };

/** Sends a value as JSON. */
export function post(server: Server, path: string, body: unknown): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json' };
  return server.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}
