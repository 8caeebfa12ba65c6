import { Controller, Get, Inject, Module } from '@nestjs/common';
import { Logger, LoggerModule, PinoLogger } from 'nestjs-pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

const lines: Record<string, unknown>[] = [];
const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
const cause = new RangeError('out of range');

@Controller('orders')
class OrdersController {
  readonly #logger: PinoLogger;

  constructor(@Inject(PinoLogger) logger: PinoLogger) {
    this.#logger = logger;
  }

  @Get('caught')
  caught(): string {
    const options = { cause };
    const error = new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }, options);
    this.#logger.warn({ err: error }, 'refused');
    return 'caught';
  }

  @Get('thrown/:id')
  thrown(): never {
    throw new ApiException('SYSTEM_ERROR', {}, { cause });
  }
}

class OrdersModule {}
Module({
  imports: [LoggerModule.forRoot({ pinoHttp: [{ autoLogging: false }, stream] }), ErrlexModule.forRoot()],
  controllers: [OrdersController],
})(OrdersModule);

let server: Server;
beforeAll(async () => {
  server = await startServer(OrdersModule, platforms[0] as Platform, (app) => app.useLogger(app.get(Logger)));
});
afterAll(() => server.close());

it('nestjs-pino prints an ApiException whole', async () => {
  await server.ask('/orders/caught');
  expect(lines.find(({ msg }) => msg === 'refused')?.err).toMatchObject({
    type: 'ApiException',
    message: expect.stringMatching(/^limit must be between 1 and 1000\..*out of range/),
    stack: expect.stringMatching(/pino\.test\.ts.*caused by: RangeError: out of range/s),
    code: -1140,
    reason: 'PARAM_VALIDATE_ERROR',
    messageId: 'PARAM_VALIDATE_ERROR.limit',
    params: { min: 1, max: 1000 },
  });
});

it('nestjs-pino prints what the filter logs, with the request', async () => {
  await server.ask('/orders/thrown/7?token=hunter2');
  const logged = lines.filter(({ context }) => context === 'ApiExceptionFilter');
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatchObject({
    level: 50,
    msg: expect.stringMatching(/^GET \/orders\/thrown\/:id 500 -1054 SYSTEM_ERROR/),
    req: { method: 'GET' },
  });
  expect(JSON.stringify(logged[0])).toContain('RangeError: out of range');
});
