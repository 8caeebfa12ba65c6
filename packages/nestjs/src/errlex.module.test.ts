import { createApiError } from '@errlex/core';
import { Module, type ModuleMetadata } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiExceptionFilter } from './api-exception.filter.js';
import { ErrlexModule } from './errlex.module.js';
import { toModule } from './test-support/orders.fixture.js';
import { type Platform, platforms, type Server, startServer } from './test-support/server.fixture.js';

class OwnFilter extends ApiExceptionFilter {}

const failingLog = () => {
  throw new Error('the log is full');
};

describe.each(platforms)('ErrlexModule on $platform', (platform: Platform) => {
  let server: Server | undefined;
  const start = async (metadata: ModuleMetadata) =>
    (server = await startServer(toModule(metadata), platform));
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('responds if the log fails, and writes onto the console', async () => {
    const { ask } = await start({
      imports: [ErrlexModule.forRoot({ filter: false, log: failingLog })],
      providers: [{ provide: APP_FILTER, useClass: OwnFilter }],
    });
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {});
    expect((await ask('/database')).text).toBe('{"code":-1000,"msg":"An unknown error occurred."}');
    expect(console).toHaveBeenCalledTimes(1);
    console.mockRestore();
  });

  it('is refused where it is imported twice, by the names of who imports it', async () => {
    class OrdersModule {}
    Module({ imports: [ErrlexModule.forRoot({ locales: ['de'] })] })(OrdersModule);
    await expect(start({ imports: [ErrlexModule.forRoot(), OrdersModule] })).rejects.toThrow(
      'ErrlexModule: options were given 2 times. Import the module once, in the root module; it is imported by ' +
        'AppModule, OrdersModule.',
    );
  });

  it('is no second import where two modules import the same one', async () => {
    const errlex = ErrlexModule.forRoot();
    class OrdersModule {}
    Module({ imports: [errlex] })(OrdersModule);
    const { ask } = await start({ imports: [errlex, OrdersModule] });
    expect((await ask('/symbol')).status).toBe(400);
  });

  it('gives its providers to the modules that import it alone where it is not global', async () => {
    class OrdersModule {}
    Module({ providers: [{ provide: APP_FILTER, useClass: OwnFilter }] })(OrdersModule);
    const imports = [ErrlexModule.forRoot({ isGlobal: false }), OrdersModule];
    await expect(start({ imports })).rejects.toThrow("can't resolve dependencies");
  });
});

describe('ErrlexModule', () => {
  it('rethrows on a host that it does not know', async () => {
    const { app, close } = await startServer(
      toModule({ imports: [ErrlexModule.forRoot()] }),
      platforms[0] as Platform,
    );
    const host = new ExecutionContextHost([]);
    host.setType('telegram');
    const error = createApiError('INVALID_SIDE');
    expect(() => app.get(ApiExceptionFilter).catch(error, host)).toThrow(error);
    await close();
  });
});
