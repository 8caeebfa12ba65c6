import { Module, type ModuleMetadata } from '@nestjs/common';
import { afterEach, describe, expect, it } from 'vitest';
import { ErrlexModule } from './errlex.module.js';
import type { ErrlexOptions } from './errlex.options.js';
import { contract } from './test-support/contract.fixture.js';
import { DatabaseError, toModule } from './test-support/orders.fixture.js';
import { ownFilter } from './test-support/own-filter.fixture.js';
import { type Platform, platforms, type Server, startServer } from './test-support/server.fixture.js';

describe.each(platforms)('the options on $platform', (platform: Platform) => {
  let server: Server | undefined;
  const start = async (metadata: ModuleMetadata) =>
    (server = await startServer(toModule(metadata), platform));
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('answers codes of a catalog of the application in texts of its own', async () => {
    const { ask } = await start({
      imports: [
        ErrlexModule.forRoot({
          errors: contract,
          messages: {
            de: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: 'Höchstens {{limit}}.', INVALID_SYMBOL: 'Symbol?' },
          },
        }),
      ],
    });
    const quantity = '{"code":-3201,"msg":"Order quantity cannot exceed 500."}';
    expect(await ask('/quantity')).toMatchObject({ status: 400, text: quantity });
    const german = await ask('/quantity', { language: 'de' });
    expect(german).toMatchObject({ status: 400, text: '{"code":-3201,"msg":"Höchstens 500."}' });
    expect((await ask('/symbol', { language: 'de' })).text).toBe('{"code":-1121,"msg":"Symbol?"}');
    expect((await ask('/wire', { language: 'de' })).text).toBe('{"code":-3201,"msg":"Höchstens 7."}');
  });

  it('says English where the application has no text in the language asked for', async () => {
    const { ask } = await start({ imports: [ErrlexModule.forRoot({ errors: contract })] });
    const answer = await ask('/quantity', { language: 'ja' });
    expect(answer.text).toBe('{"code":-3201,"msg":"Order quantity cannot exceed 500."}');
    expect(answer.headers['content-language']).toBe('en');
  });

  it('maps foreign errors by name, by status, and an unknown route apart from what a handler did not find', async () => {
    const map = {
      'unknown-route': 'ROUTE_NOT_FOUND',
      404: 'SPOT_ORDER_NOT_EXIST',
      P2002: 'INVALID_PARAM_COMBINATION',
      DatabaseError: 'SYSTEM_ERROR',
      'entity.too.large': 'BODY_TOO_LARGE',
      FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
    };
    const { ask, errors } = await start({ imports: [ErrlexModule.forRoot({ errors: contract, map })] });
    const route = '{"code":-3404,"msg":"There is no such route."}';
    expect(await ask('/nowhere?a=1')).toMatchObject({ status: 404, text: route });
    expect((await ask('/orders/7')).text).toBe('{"code":-2200,"msg":"Order does not exist."}');
    expect(JSON.parse((await ask('/named/P2002')).text).code).toBe(-1128);
    expect(errors).toEqual([]);
    expect(JSON.parse((await ask('/named/P2003')).text).code).toBe(-1000);
    expect(JSON.parse((await ask('/database')).text).code).toBe(-1054);
    expect(errors).toHaveLength(2);
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify('x'.repeat(2 ** 21));
    const large = await ask('/symbol', { method: 'POST', headers, body });
    expect(large).toMatchObject({ status: 413, text: '{"code":-3413,"msg":"The body is too large."}' });
  });

  it('speaks the languages that it was given, and no other', async () => {
    const { ask } = await start({ imports: [ErrlexModule.forRoot({ locales: ['de'] })] });
    expect((await ask('/symbol', { language: 'ja' })).headers['content-language']).toBe('en');
    expect((await ask('/symbol', { language: 'ja, de' })).headers['content-language']).toBe('de');
  });

  it('takes its options from a factory', async () => {
    const token = Symbol('locales');
    class LocalesModule {}
    Module({ providers: [{ provide: token, useValue: ['de'] }], exports: [token] })(LocalesModule);
    const { ask } = await start({
      imports: [
        ErrlexModule.forRootAsync({
          imports: [LocalesModule],
          inject: [token],
          useFactory: async (locales: ['de']): Promise<ErrlexOptions> => ({ locales }),
        }),
      ],
    });
    expect((await ask('/symbol', { language: 'de' })).text).toBe(
      '{"code":-1121,"msg":"Ungültiges Handelssymbol."}',
    );
    expect((await ask('/symbol', { language: 'ja' })).headers['content-language']).toBe('en');
  });

  it('takes its options from a class, passthrough among them', async () => {
    class Settings {
      createErrlexOptions(): ErrlexOptions {
        return { passthrough: (error) => error instanceof DatabaseError };
      }
    }
    const { ask } = await start({
      imports: [ErrlexModule.forRootAsync({ useClass: Settings })],
      providers: [ownFilter(DatabaseError)],
    });
    expect(await ask('/database')).toMatchObject({ status: 409 });
    expect(await ask('/symbol')).toMatchObject({ status: 400 });
  });
});
