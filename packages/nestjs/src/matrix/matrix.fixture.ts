import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createApiError } from '@errlex/core';
import {
  Body,
  type CallHandler,
  Controller,
  Get,
  HttpException,
  type MiddlewareConsumer,
  Module,
  type NestModule,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Res,
  Sse,
  StreamableFile,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { concat, delay, map, of, throwError, timer } from 'rxjs';
import { ApiException } from '../api.exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { ApiStreamInterceptor } from '../http/api-stream.interceptor.js';
import { JsonBodyGuard } from '../http/json-body.guard.js';
import type { HttpResponse } from '../http/reply-http.js';
import { secret } from '../test-support/throwing.fixture.js';

const refusing = {
  canActivate(): never {
    throw createApiError('ILLEGAL_IP');
  },
};

const failing = {
  intercept: (_: unknown, next: CallHandler) =>
    next.handle().pipe(
      map(() => {
        throw new ApiException('INVALID_SIDE');
      }),
    ),
};

const thrown: Readonly<Record<string, unknown>> = {
  string: secret,
  null: null,
  undefined: undefined,
  error: new Error(secret),
  throttled: new HttpException(secret, 429),
};

/** A stream that fails at once, or after its first piece. */
function toFile(error: unknown, begun: boolean): StreamableFile {
  async function* pieces() {
    if (begun) {
      yield 'a piece';
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw error;
  }
  return new StreamableFile(Readable.from(pieces(), { objectMode: false }));
}

@Controller()
class MatrixController {
  @Post('echo')
  echo(@Body() body: unknown): unknown {
    return { body: body ?? null };
  }

  @Get('param/:id')
  param(@Param('id') id: string): unknown {
    return { length: id.length };
  }

  @Get('middleware')
  middleware(): string {
    return 'the middleware throws first';
  }

  @Get('guard-false')
  @UseGuards({ canActivate: () => false })
  guardFalse(): string {
    return 'the guard refuses first';
  }

  @Get('guard')
  @UseGuards(refusing)
  guard(): string {
    return 'the guard throws first';
  }

  @Get('pipe')
  pipe(@Query('limit', ParseIntPipe) limit: number): number {
    return limit;
  }

  @Get('interceptor')
  @UseInterceptors(failing)
  interceptor(): string {
    return 'the interceptor throws after';
  }

  @Get('exception')
  exception(): never {
    throw new ApiException('INVALID_SYMBOL');
  }

  @Get('observable')
  observable(): unknown {
    return throwError(() => createApiError('INVALID_SYMBOL'));
  }

  @Get('thrown/:what')
  thrown(@Param('what') what: string): never {
    throw thrown[what];
  }

  @Sse('sse/early')
  early(): unknown {
    return throwError(() => createApiError('INVALID_SYMBOL'));
  }

  @Sse('sse/late')
  late(): unknown {
    const event = of({ data: 'first' });
    return concat(event, timer(20).pipe(map(() => fail(createApiError('INVALID_SYMBOL')))));
  }

  @Sse('sse/quiet')
  quiet(): unknown {
    return timer(50).pipe(map(() => fail(createApiError('INVALID_SYMBOL'))));
  }

  @Get('file/coded')
  coded(): StreamableFile {
    return toFile(createApiError('SPOT_ORDER_NOT_EXIST'), false);
  }

  @Get('file/missing')
  missing(): StreamableFile {
    return new StreamableFile(createReadStream(`/nowhere/${secret}`));
  }

  @Get('file/late')
  lateFile(): StreamableFile {
    return toFile(createApiError('SPOT_ORDER_NOT_EXIST'), true);
  }

  @Get('generator')
  async *generator(): AsyncGenerator<string> {
    yield 'a piece';
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw createApiError('SPOT_ORDER_NOT_EXIST');
  }

  @Get('begun')
  begun(@Res() response: HttpResponse): never {
    // Node's response, on Express and on Fastify.
    const raw = ('raw' in response
      ? response.raw
      : response) as unknown as import('node:http').ServerResponse;
    raw.writeHead(200, { 'Content-Type': 'text/plain' });
    raw.write('begun');
    throw createApiError('INVALID_SYMBOL');
  }

  @Get('slow')
  slow(): unknown {
    return of('late').pipe(delay(20));
  }
}

function fail(error: unknown): never {
  throw error;
}

/** Middleware that lets nobody through. */
export function refuse(): never {
  throw createApiError('ILLEGAL_IP');
}

/** An application in which everything fails, with the cures of this package. */
@Module({
  imports: [ErrlexModule.forRoot()],
  controllers: [MatrixController],
  providers: [
    { provide: APP_GUARD, useClass: JsonBodyGuard },
    { provide: APP_INTERCEPTOR, useClass: ApiStreamInterceptor },
  ],
})
export class MatrixModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(refuse).forRoutes('middleware');
  }
}
