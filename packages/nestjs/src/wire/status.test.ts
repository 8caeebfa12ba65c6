import { defineErrors } from '@errlex/core';
import {
  BadRequestException,
  Controller,
  ForbiddenException,
  Get,
  HttpException,
  Inject,
  Module,
  NotFoundException,
  Param,
  ParseIntPipe,
  type Type,
  UseGuards,
} from '@nestjs/common';
import {
  type ClientProxy,
  ClientProxyFactory,
  MessagePattern,
  Payload,
  Transport,
} from '@nestjs/microservices';
import { lastValueFrom, type Observable } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiException } from '../create-api-exception.js';
import { ErrlexModule } from '../errlex.module.js';
import { withApiErrors } from '../microservices/to-api-errors.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { type Service, startService } from '../test-support/service.fixture.js';

/** A contract that names no role but `unknown`. */
const bare = defineErrors(
  [
    { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
    { code: 2, reason: 'TAKEN', httpStatus: 409, messages: { TAKEN: ['Taken.'] } },
  ],
  { domain: 'bare', roles: { unknown: 'INTERNAL' } },
);
const BareException = createApiException(bare);

const thrown: Readonly<Record<string, () => unknown>> = {
  forbidden: () => new ForbiddenException('secret'),
  missing: () => new NotFoundException('secret'),
  'bad-request': () => new BadRequestException('secret'),
  teapot: () => new HttpException('secret', 418),
  taken: () => bare.createApiError('TAKEN'),
  moved: () => new BareException('TAKEN', {}, { httpStatus: 423 }),
  busy: () => new HttpException('secret', 503),
  bug: () => new TypeError('secret'),
};

@Controller()
class Handlers {
  @MessagePattern('fail')
  fail(name: string): never {
    throw thrown[name]?.();
  }

  @MessagePattern('guarded')
  @UseGuards({ canActivate: () => false })
  guarded(): void {}

  @MessagePattern('piped')
  piped(@Payload(ParseIntPipe) limit: number): number {
    return limit;
  }
}

const CLIENT = Symbol('client');

@Controller()
class EdgeController {
  @Inject(CLIENT) readonly client!: ClientProxy;

  @Get('observed/:pattern/:name')
  observed(@Param('pattern') pattern: string, @Param('name') name: string): Observable<unknown> {
    return this.client.send(pattern, name);
  }

  @Get('caught/:pattern/:name')
  caught(@Param('pattern') pattern: string, @Param('name') name: string): Promise<unknown> {
    return lastValueFrom(withApiErrors(this.client).send(pattern, name));
  }
}

const createClient = (port: number) =>
  ClientProxyFactory.create({ transport: Transport.TCP, options: { host: '127.0.0.1', port } });

function createModule(controller: Type, port?: number): Type {
  class AnyModule {}
  Module({
    imports: [ErrlexModule.forRoot({ errors: bare })],
    controllers: [controller],
    providers: port === undefined ? [] : [{ provide: CLIENT, useFactory: () => createClient(port) }],
  })(AnyModule);
  return AnyModule;
}

describe.each(platforms)(
  'a contract with one role, on both sides of TCP, at an edge on $platform',
  (platform: Platform) => {
    let service: Service;
    let edge: Server;
    beforeAll(async () => {
      service = await startService(createModule(Handlers));
      edge = await startServer(createModule(EdgeController, service.port), platform);
    });
    afterAll(async () => {
      await edge.close();
      await service.close();
    });

    const cases: [path: string, status: number, code: number][] = [
      ['fail/forbidden', 403, 1],
      ['fail/missing', 404, 1],
      ['fail/bad-request', 400, 1],
      ['fail/teapot', 418, 1],
      ['fail/taken', 409, 2],
      ['fail/moved', 423, 2],
      ['guarded/x', 403, 1],
      ['piped/x', 400, 1],
      // The fault of a service is not the caller's.
      ['fail/busy', 500, 1],
      ['fail/bug', 500, 1],
    ];
    it.each(
      cases.flatMap(([path, ...rest]) => ['observed', 'caught'].map((how) => [`/${how}/${path}`, ...rest])),
    )('%s gets %i', async (path, status, code) => {
      const response = await edge.ask(String(path));
      expect([response.status, JSON.parse(response.text).code]).toEqual([status, code]);
      expect(response.text).not.toContain('secret');
    });
  },
);
