import { createApiError } from '@errlex/core';
import { Controller, Get, Header, Module, Res, ServiceUnavailableException } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

interface Response {
  header(name: string, value: string): unknown;
}

@Controller()
class HeadersController {
  @Get('cached')
  @Header('Cache-Control', 'public, max-age=60')
  @Header('Expires', 'Thu, 01 Jan 2099 00:00:00 GMT')
  @Header('ETag', '"1"')
  cached(): never {
    throw new ApiException('SPOT_ORDER_NOT_EXIST');
  }

  @Get('private')
  @Header('Cache-Control', 'no-store')
  private(): never {
    throw new ApiException('SPOT_ORDER_NOT_EXIST');
  }

  @Get('trailer')
  @Header('Trailer', 'X-Checksum')
  @Header('Transfer-Encoding', 'chunked')
  trailer(): never {
    throw new ApiException('SPOT_ORDER_NOT_EXIST');
  }

  @Get('busy')
  busy(): never {
    throw new ApiException('SYSTEM_ERROR', {}, { httpStatus: 503 });
  }

  @Get('refined')
  refined(): never {
    throw createApiError('INVALID_SYMBOL');
  }

  @Get('told')
  told(@Res() response: Response): never {
    response.header('Retry-After', '30');
    throw new ApiException('SYSTEM_ERROR', {}, { httpStatus: 503 });
  }

  @Get('named')
  named(@Res() response: Response): never {
    response.header('Retry-After-long', '30');
    throw new ServiceUnavailableException();
  }

  @Get('exposing')
  exposing(@Res() response: Response): never {
    response.header('Access-Control-Expose-Headers', 'X-Total, Date');
    throw createApiError('SYSTEM_ERROR');
  }
}

class HeadersModule {}
Module({ imports: [ErrlexModule.forRoot()], controllers: [HeadersController] })(HeadersModule);

describe.each(platforms)('the headers of an error on $platform', (platform: Platform) => {
  let server: Server;
  let open: Server;
  beforeAll(async () => {
    server = await startServer(HeadersModule, platform);
    open = await startServer(HeadersModule, platform, (app) =>
      app.enableCors({ origin: ['https://a.example'] }),
    );
  });
  afterAll(async () => {
    await server.close();
    await open.close();
  });
  const ask = async (path: string) => (await server.ask(path)).headers;

  it('do not tell how long to keep what was not sent', async () => {
    const headers = await ask('/cached');
    expect([headers['cache-control'], headers.expires, headers.etag === '"1"']).toEqual([
      'no-store',
      undefined,
      false,
    ]);
    expect((await ask('/private'))['cache-control']).toBe('no-store');
  });

  it('announce no trailer of the response that was not sent', async () => {
    const { status, headers } = await server.ask('/trailer');
    expect([status, headers.trailer, headers['transfer-encoding']]).toEqual([404, undefined, undefined]);
  });

  it('tell to wait where that is the advice', async () => {
    expect((await ask('/busy'))['retry-after']).toBe('1');
    expect((await ask('/refined'))['retry-after']).toBeUndefined();
    expect((await ask('/nowhere'))['retry-after']).toBeUndefined();
  });

  it('leave it to whoever knows how long', async () => {
    expect((await ask('/told'))['retry-after']).toBe('30');
    expect((await ask('/named'))['retry-after']).toBeUndefined();
  });

  it('can be read by a page of another origin where one may', async () => {
    expect((await ask('/busy'))['access-control-expose-headers']).toBeUndefined();
    const of = async (path: string) =>
      (await open.ask(path, { headers: { Origin: 'https://a.example' } })).headers[
        'access-control-expose-headers'
      ];
    expect(await of('/busy')).toBe('Retry-After, Date');
    expect(await of('/exposing')).toBe('X-Total, Date, Retry-After');
  });
});
