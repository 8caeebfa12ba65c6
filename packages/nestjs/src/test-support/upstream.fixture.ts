import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withApiErrors } from '@errlex/core/response';
import { Controller, Get, Module, Param, type Type } from '@nestjs/common';
import { ApiException } from '../api.exception.js';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { secret } from './throwing.fixture.js';

const answers: Readonly<Record<string, { status: number; body: string; headers?: Record<string, string> }>> =
  {
    key: { status: 401, body: JSON.stringify({ code: -1044, msg: 'Invalid ACCESS_KEY.' }) },
    symbol: { status: 400, body: JSON.stringify({ code: -1121, msg: 'Invalid symbol.' }) },
    undocumented: { status: 400, body: JSON.stringify({ code: -1142, msg: `password=${secret}` }) },
    unknown: { status: 418, body: JSON.stringify({ code: -99999, msg: `password=${secret}` }) },
    busy: {
      status: 500,
      body: JSON.stringify({ code: -1054, msg: 'System error, please retry later.' }),
      headers: { 'Retry-After': '7' },
    },
    limited: {
      status: 429,
      body: JSON.stringify({ code: -99998, msg: `password=${secret}` }),
      headers: { 'Retry-After': '17' },
    },
    closed: { status: 503, body: '', headers: { 'Retry-After': '9' } },
    accepted: { status: 200, body: JSON.stringify({ code: -2200, msg: 'Order does not exist.' }) },
    page: { status: 503, body: `<html>${secret}</html>`, headers: { 'Content-Type': 'text/html' } },
  };

/** A server that refuses whatever it is asked. */
export async function startUpstream(): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const { status, body, headers } = answers[url.slice(1)] ?? { status: 404, body: '' };
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** An application that asks that server for everything. */
export function toGateway(upstream: Server, options?: ErrlexOptions): Type {
  const base = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const ask = withApiErrors(fetch);
  const askOurselves = withApiErrors(fetch, { upstream: false });

  @Controller()
  class GatewayController {
    @Get('ask/:what')
    ask(@Param('what') what: string): Promise<unknown> {
      return ask(`${base}/${what}`);
    }

    @Get('ours/:what')
    ours(@Param('what') what: string): Promise<unknown> {
      return askOurselves(`${base}/${what}`);
    }

    @Get('wrapped/:what')
    async wrapped(@Param('what') what: string): Promise<unknown> {
      return ask(`${base}/${what}`).catch((error) => {
        throw new ApiException(error, { httpStatus: what === 'busy' ? 509 : undefined });
      });
    }
  }

  class GatewayModule {}
  Module({ imports: [ErrlexModule.forRoot(options)], controllers: [GatewayController] })(GatewayModule);
  return GatewayModule;
}
