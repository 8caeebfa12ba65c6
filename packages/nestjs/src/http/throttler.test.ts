import { defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { afterEach, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

@Controller()
class LimitedController {
  @Get()
  limited(): string {
    return 'once a minute';
  }
}

function toModule(name?: string) {
  const throttler = { ttl: 60_000, limit: 1, ...(name === undefined ? {} : { name }) };
  class LimitedModule {}
  Module({
    imports: [
      ThrottlerModule.forRoot([throttler]),
      ErrlexModule.forRoot({ errors: defineErrors([...spotV3, ...httpErrors]) }),
    ],
    controllers: [LimitedController],
    providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
  })(LimitedModule);
  return LimitedModule;
}

describe.each(platforms)('what the throttler refuses on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());

  it.each([
    [undefined, 'retry-after'],
    ['long', 'retry-after-long'],
  ])('keeps its status and its header, named %s', async (name, header) => {
    server = await startServer(toModule(name), platform);
    expect((await server.ask('/')).status).toBe(200);
    const { status, text, headers } = await server.ask('/', { language: 'en' });
    expect([status, text]).toEqual([429, '{"code":-90429,"msg":"Too many requests."}']);
    expect(Number(headers[header])).toBeGreaterThan(50);
    expect(Object.keys(headers).filter((one) => one.startsWith('retry-after'))).toEqual([header]);
  });
});
