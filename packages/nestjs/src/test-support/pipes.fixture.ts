import { toIssueMessage } from '@errlex/core/validation';
import {
  Body,
  Controller,
  DefaultValuePipe,
  Get,
  Module,
  Param,
  ParseArrayPipe,
  ParseBoolPipe,
  ParseEnumPipe,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  type Type,
  UsePipes,
  ValidationPipe,
} from '@nestjs/common';
import { type } from 'arktype';
import { IsIn } from 'class-validator';
import * as v from 'valibot';
import * as z from 'zod/mini';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { ApiValidationPipe } from '../validation/api-validation.pipe.js';
import { createExceptionFactory } from '../validation/create-exception-factory.js';
import { NamedParamPipe } from '../validation/named-param.pipe.js';
import { contract } from './contract.fixture.js';

const quantity = toIssueMessage('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { limit: 500 }, contract);

const zodOrder = z.object({ symbol: z.string(), legs: z.array(z.object({ size: z.number() })) });
const valibotOrder = v.object({ symbol: v.string(), legs: v.array(v.object({ size: v.number() })) });
const arktypeOrder = type({ symbol: 'string', legs: type({ size: 'number' }).array() });

/** Two properties that are wrong at once. */
class PairDto {
  @IsIn(['BUY', 'SELL'])
  side!: string;

  @IsIn([1, 2], { message: 'INVALID_ORDER_TYPE' })
  type!: number;
}

const classPipe = new ValidationPipe({
  expectedType: PairDto,
  exceptionFactory: createExceptionFactory(),
});

@Controller()
class PipesController {
  @Post('zod')
  zod(@Body(new ApiValidationPipe({ schema: zodOrder })) body: unknown): unknown {
    return body;
  }

  @Post('valibot')
  valibot(@Body(new ApiValidationPipe({ schema: valibotOrder })) body: unknown): unknown {
    return body;
  }

  @Post('arktype')
  arktype(@Body(new ApiValidationPipe({ schema: arktypeOrder })) body: unknown): unknown {
    return body;
  }

  @Post('pair')
  pair(@Body(classPipe) body: unknown): unknown {
    return body;
  }

  @Post('class-quantity')
  quantity(
    @Body(
      new ValidationPipe({
        expectedType: Quantity(),
        exceptionFactory: createExceptionFactory({ errors: contract }),
      }),
    )
    body: unknown,
  ): unknown {
    return body;
  }

  @Get('int')
  int(@Query('limit', new NamedParamPipe(new ParseIntPipe())) limit: number): unknown {
    return { limit };
  }

  @Get('default')
  default(
    @Query('limit', new DefaultValuePipe(5), new NamedParamPipe(new ParseIntPipe())) limit: number,
  ): unknown {
    return { limit };
  }

  @Get('unnamed')
  unnamed(@Query('limit', ParseIntPipe) limit: number): unknown {
    return { limit };
  }

  @Get('bool')
  bool(@Query('test', new NamedParamPipe(new ParseBoolPipe())) test: boolean): unknown {
    return { test };
  }

  @Get('side')
  side(@Query('side', new NamedParamPipe(new ParseEnumPipe({ BUY: 'BUY' }))) side: string): unknown {
    return { side };
  }

  @Get('ids')
  ids(@Query('ids', new NamedParamPipe(new ParseArrayPipe({ items: Number }))) ids: number[]): unknown {
    return { ids };
  }

  @Get('orders/:id')
  order(@Param('id', new NamedParamPipe(new ParseUUIDPipe())) id: string): unknown {
    return { id };
  }
}

function Quantity(): Type {
  class QuantityDto {
    @IsIn([1], { message: quantity })
    quantity!: number;
  }
  return QuantityDto;
}

/** Handlers whose parameters are validated by every kind of pipe that there is on both majors. */
export function toPipes(options?: ErrlexOptions): Type {
  class PipesModule {}
  Module({
    imports: [ErrlexModule.forRoot({ errors: contract, ...options })],
    controllers: [PipesController],
  })(PipesModule);
  return PipesModule;
}

/** A handler whose pipe Nest makes, so that it has the functions of the module. */
export function toInjected(): Type {
  const schema = z.object({ quantity: z.number().check(z.maximum(500, quantity)) });

  class OwnPipe extends ApiValidationPipe {
    constructor() {
      super({ schema });
    }
  }

  @Controller()
  class InjectedController {
    @Post('injected')
    @UsePipes(OwnPipe)
    injected(@Body() body: unknown): unknown {
      return body;
    }
  }

  class InjectedModule {}
  Module({ imports: [ErrlexModule.forRoot({ errors: contract })], controllers: [InjectedController] })(
    InjectedModule,
  );
  return InjectedModule;
}
