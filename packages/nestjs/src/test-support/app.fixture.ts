import { createApiError } from '@errlex/core';
import {
  Body,
  Controller,
  Get,
  Header,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ErrlexModule } from '../errlex.module.js';
import type { HttpResponse } from '../http/reply-http.js';
import { secret, throwing } from './throwing.fixture.js';

@Controller()
class ThrowingController {
  @Get('throw/:what')
  throw(@Param('what') what: string): unknown {
    return throwing[what]?.();
  }

  @Get('parse-int')
  parseInt(@Query('limit', ParseIntPipe) limit: number): number {
    return limit;
  }

  @Get('guarded')
  @UseGuards({ canActivate: () => false })
  guarded(): string {
    return 'never';
  }

  @Get('described')
  @Header('Content-Encoding', 'gzip')
  @Header('Content-Disposition', `attachment; filename="${secret}"`)
  @Header('Vary', 'Origin')
  described(): never {
    throw createApiError('INVALID_SYMBOL');
  }

  @Get('begun')
  begun(@Res() response: HttpResponse & { raw?: unknown }): never {
    const raw = (response.raw ?? response) as unknown as import('node:http').ServerResponse;
    raw.writeHead(200, { 'Content-Type': 'text/plain' });
    raw.write('begun');
    throw new Error('begun');
  }

  @Get('never-reached')
  neverReached(): string {
    return 'middleware throws first';
  }

  @Post('echo')
  echo(@Body() body: unknown): unknown {
    return body;
  }
}

/** Middleware that lets nobody through. */
export function refuse(): never {
  throw createApiError('ILLEGAL_IP');
}

@Module({ imports: [ErrlexModule.forRoot()], controllers: [ThrowingController] })
export class ThrowingModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(refuse).forRoutes('never-reached');
  }
}
