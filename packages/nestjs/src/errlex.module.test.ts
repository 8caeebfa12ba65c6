import { createApiError } from '@errlex/core';
import type { ModuleMetadata } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiExceptionFilter, type HttpRequest } from './api-exception.filter.js';
import { ErrlexModule } from './errlex.module.js';
import { DatabaseError, ownFilter, toModule } from './testing/orders.fixture.js';
import { type Platform, platforms, type Server, startServer } from './testing/server.fixture.js';

class OwnLanguageFilter extends ApiExceptionFilter {
  protected override readLocales({ headers }: HttpRequest): readonly string[] {
    return [String(headers['x-language'])];
  }

  protected override log(): void {
    throw new Error('the log is full');
  }
}

describe.each(platforms)('ErrlexModule on $platform', (platform: Platform) => {
  let server: Server | undefined;
  const start = async (metadata: ModuleMetadata) =>
    (server = await startServer(toModule(metadata), platform));
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('leaves the errors that passthrough names to the filters of the application', async () => {
    const passthrough = (error: unknown) => error instanceof DatabaseError;
    const { ask, errors } = await start({
      imports: [ErrlexModule.forRoot({ passthrough })],
      providers: [ownFilter],
    });
    expect(await ask('/database')).toMatchObject({ status: 409, text: '{"own":true}' });
    expect((await ask('/symbol')).text).toBe('{"code":-1121,"msg":"Invalid symbol."}');
    expect(errors).toEqual([]);
  });

  it('keeps to itself what it would otherwise have caught', async () => {
    const { ask } = await start({ imports: [ErrlexModule.forRoot()], providers: [ownFilter] });
    expect(await ask('/database')).toMatchObject({ status: 500 });
  });

  it('claims an error where passthrough throws', async () => {
    const passthrough = () => {
      throw new Error('no answer');
    };
    const { ask } = await start({ imports: [ErrlexModule.forRoot({ passthrough })] });
    expect((await ask('/symbol')).text).toBe('{"code":-1121,"msg":"Invalid symbol."}');
  });

  it('binds no filter where it is told so', async () => {
    const { ask } = await start({ imports: [ErrlexModule.forRoot({ filter: false })] });
    expect(JSON.parse((await ask('/nowhere')).text)).toMatchObject({ statusCode: 404 });
  });

  it('lets the application bind a filter that reads the language elsewhere', async () => {
    const { ask } = await start({
      imports: [ErrlexModule.forRoot({ filter: false })],
      providers: [{ provide: APP_FILTER, useClass: OwnLanguageFilter }],
    });
    const answer = await ask('/symbol', { headers: { 'X-Language': 'de' } });
    expect(answer.text).toBe('{"code":-1121,"msg":"Ungültiges Handelssymbol."}');
    expect((await ask('/database', { headers: { 'X-Language': 'de' } })).text).toBe(
      '{"code":-1000,"msg":"Ein unbekannter Fehler ist aufgetreten."}',
    );
  });
});

describe('ErrlexModule', () => {
  it('rethrows on another transport than HTTP', async () => {
    const { app, close } = await startServer(
      toModule({ imports: [ErrlexModule.forRoot()] }),
      platforms[0] as Platform,
    );
    const host = new ExecutionContextHost([]);
    host.setType('rpc');
    const error = createApiError('INVALID_SIDE');
    expect(() => app.get(ApiExceptionFilter).catch(error, host)).toThrow(error);
    await close();
  });
});
