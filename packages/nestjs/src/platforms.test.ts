import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { createApiError } from '@errlex/core';
import { Body, Controller, Get, Module, Post, Res } from '@nestjs/common';
import { afterEach, describe, expect, it } from 'vitest';
import { ErrlexModule } from './errlex.module.js';
import { type Platform, platforms, type Server, startServer } from './test-support/server.fixture.js';

@Controller()
class PlatformController {
  @Post('echo')
  echo(@Body() body: unknown): { body: unknown } {
    return { body: body ?? null };
  }

  @Get('hijacked')
  hijacked(@Res() reply: { hijack(): void }): never {
    reply.hijack();
    throw createApiError('INVALID_SIDE');
  }
}

class PlatformModule {}
Module({ imports: [ErrlexModule.forRoot()], controllers: [PlatformController] })(PlatformModule);

const [express, fastify] = platforms as readonly [Platform, Platform];
const unsupported = '{"code":-1045,"msg":"Invalid Content-Type, please use application/json."}';

describe('ApiExceptionFilter', () => {
  let server: Server;
  afterEach(() => server.close());
  const post = (contentType: string, body: string) =>
    server.ask('/echo', { method: 'POST', headers: { 'Content-Type': contentType }, body });

  it('on Express answers a charset that the body parser does not know', async () => {
    server = await startServer(PlatformModule, express);
    expect(await post('application/json; charset=klingon', '{}')).toMatchObject({
      status: 415,
      text: unsupported,
    });
  });

  it('on Express leaves a content type that no parser reads to the application', async () => {
    server = await startServer(PlatformModule, express);
    expect(await post('text/csv', 'a,b')).toMatchObject({ status: 201, text: '{"body":null}' });
  });

  it('on Fastify answers a content type that no parser reads', async () => {
    server = await startServer(PlatformModule, fastify);
    expect(await post('text/csv', 'a,b')).toMatchObject({ status: 415, text: unsupported });
  });

  it('on Fastify answers an empty body as malformed JSON', async () => {
    server = await startServer(PlatformModule, fastify);
    const malformed = '{"code":-1135,"msg":"Invalid JSON request."}';
    expect(await post('application/json', '')).toMatchObject({ status: 400, text: malformed });
  });

  it.each(platforms)(
    'on $platform is asked for a route outside of a global prefix, but with Nest 12 not on Express',
    async (platform) => {
      server = await startServer(PlatformModule, platform, (app) => app.setGlobalPrefix('api'));
      // Nest 11 has no such method.
      const isLeftToExpress = 'useSecurityHeaders' in server.app && platform === express;
      const answered = '{"code":-1000,"msg":"An unknown error occurred."}';
      const outside = isLeftToExpress ? expect.stringContaining('Cannot GET /nowhere') : answered;
      expect(await server.ask('/nowhere')).toMatchObject({ status: 404, text: outside });
      expect(await server.ask('/api/nowhere')).toMatchObject({ status: 404, text: answered });
    },
  );

  it.each(platforms)('on $platform logs no upload that the client broke off', async (platform) => {
    server = await startServer(PlatformModule, platform);
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const reached = once(server.app.getHttpServer(), 'request');
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    const [, response] = await reached;
    const closed = once(response, 'close');
    await new Promise((resolve) => setImmediate(resolve));
    socket.destroy();
    await closed;
    // The failure of the upload is reported in a later turn of the event loop.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.errors).toEqual([]);
  });

  it('on Fastify answers on a response that the handler took over and did not begin', async () => {
    server = await startServer(PlatformModule, fastify);
    expect(await server.ask('/hijacked')).toMatchObject({
      status: 400,
      text: '{"code":-1117,"msg":"Invalid side."}',
    });
  });
});
