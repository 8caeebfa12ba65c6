import { Controller, Get, Inject, Module, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import { ownFilterModule } from '../test-support/own-filter.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

@Controller()
class HealthController {
  @Inject(HealthCheckService) readonly health!: HealthCheckService;
  @Inject(HealthIndicatorService) readonly indicators!: HealthIndicatorService;

  @Get('health')
  @HealthCheck()
  check(): Promise<unknown> {
    return this.health.check([
      () => this.indicators.check('database').down({ message: 'no connection' }),
      () => this.indicators.check('cache').up(),
    ]);
  }

  @Get('unavailable')
  unavailable(): never {
    throw new ServiceUnavailableException({ error: 'secret' });
  }
}

@Module({
  imports: [ErrlexModule.forRoot(), TerminusModule.forRoot({ logger: false }), ownFilterModule(RangeError)],
  controllers: [HealthController],
})
class HealthModule {}

describe.each(platforms)('a report of terminus on $platform', (platform: Platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(HealthModule, platform);
  });
  afterAll(() => server.close());

  it('passes as it is, and is no error of ours', async () => {
    const { status, text } = await server.ask('/health', { language: 'de' });
    const down = { database: { status: 'down', message: 'no connection' } };
    const up = { cache: { status: 'up' } };
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { status: 'error', info: up, error: down, details: { ...up, ...down } },
    ]);
    expect(server.errors).toEqual([]);
  });

  it('is told from other exceptions with 503', async () => {
    const { status, text } = await server.ask('/unavailable');
    expect([status, JSON.parse(text).code]).toEqual([503, -1000]);
  });
});
