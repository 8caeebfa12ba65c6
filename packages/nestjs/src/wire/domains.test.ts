import { createApiError, defineErrors, isApiError, spotV3Errors } from '@errlex/core';
import { Controller, Get, Inject, Module, type Type } from '@nestjs/common';
import { type ClientProxy, ClientProxyFactory, MessagePattern, Transport } from '@nestjs/microservices';
import { catchError, lastValueFrom, type Observable, of } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { toApiErrors } from '../microservices/to-api-errors.js';
import { acme } from '../test-support/acme.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { type Service, startService } from '../test-support/service.fixture.js';

/** As `acme`, of another API: the same code and reason mean something else. */
const desk = defineErrors(
  [
    { code: 1, reason: 'HALTED', messages: { HALTED: ['The desk is halted.'] } },
    { code: 3409, reason: 'ORDER_EXISTS', httpStatus: 404, messages: { ORDER_EXISTS: ['Gone: %s.', 'id'] } },
  ],
  { domain: 'desk', roles: { unknown: 'HALTED' } },
);

const CLIENT = Symbol('client');
const client = (port: number) => ({
  provide: CLIENT,
  useFactory: () =>
    ClientProxyFactory.create({ transport: Transport.TCP, options: { host: '127.0.0.1', port } }),
});

@Controller()
class AcmeHandlers {
  @MessagePattern('fail')
  fail(): never {
    throw acme.createApiError('ORDER_EXISTS', { id: 'A1' });
  }
}

@Controller()
class ForwardingHandlers {
  @Inject(CLIENT) readonly client!: ClientProxy;

  @MessagePattern('fail')
  fail(): Observable<unknown> {
    return this.client.send('fail', '');
  }
}

@Controller()
class EdgeController {
  @Inject(CLIENT) readonly client!: ClientProxy;

  @Get('observed')
  observed(): Observable<unknown> {
    return this.client.send('fail', '');
  }

  @Get('awaited')
  awaited(): Promise<unknown> {
    return lastValueFrom(this.client.send('fail', ''));
  }

  @Get('caught')
  caught(): Observable<unknown> {
    const caught = catchError((error: unknown) =>
      of({ isApiError: isApiError(error), ...(error as object) }),
    );
    return this.client.send('fail', '').pipe(toApiErrors({ errors: desk }), toApiErrors(), caught);
  }

  @Get('read')
  read(): Observable<unknown> {
    const caught = catchError((error: unknown) => of({ reason: acme.isApiError(error, 'ORDER_EXISTS') }));
    return this.client
      .send('fail', '')
      .pipe(toApiErrors({ errors: desk }), toApiErrors({ errors: acme }), caught);
  }
}

function toModule(options: ErrlexOptions, controller: Type, port?: number): Type {
  class AnyModule {}
  Module({
    imports: [ErrlexModule.forRoot(options)],
    controllers: [controller],
    providers: port === undefined ? [] : [client(port)],
  })(AnyModule);
  return AnyModule;
}

describe.each(platforms)(
  'the error of a service of another domain, at an edge on $platform',
  (platform: Platform) => {
    let orders: Service;
    const servers: (Server | Service)[] = [];
    const startEdge = async (options: ErrlexOptions, port = orders.port) => {
      const edge = await startServer(toModule(options, EdgeController, port), platform);
      servers.push(edge);
      return edge;
    };
    beforeAll(async () => {
      orders = await startService(toModule({ errors: acme }, AcmeHandlers));
    });
    afterAll(async () => {
      for (const server of [...servers, orders]) await server.close();
    });

    it.each(['/observed', '/awaited'])(
      'is an unknown error of an upstream, and is logged whole: %s',
      async (path) => {
        const edge = await startEdge({ errors: desk });
        const { status, text } = await edge.ask(path);
        expect([status, JSON.parse(text)]).toEqual([502, { code: 1, msg: 'The desk is halted.' }]);
        expect(edge.errors).toEqual([
          expect.stringMatching(/"domain":"acme".*"code":3409.*Order A1 exists\./s),
        ]);
      },
    );

    it('is the unknown error of the shipped catalog at an edge with that', async () => {
      const edge = await startEdge({});
      const { status, text } = await edge.ask('/observed', { language: 'de' });
      expect([status, JSON.parse(text)]).toEqual([
        502,
        { code: -1000, msg: 'Ein unbekannter Fehler ist aufgetreten.' },
      ]);
      expect(edge.errors).toHaveLength(1);
    });

    it('is read by the contract of its domain', async () => {
      const edge = await startEdge({ errors: acme });
      const { status, text } = await edge.ask('/observed');
      expect([status, JSON.parse(text).error]).toEqual([409, { retCode: 3409, retMsg: 'Order A1 exists.' }]);
      expect(edge.errors).toEqual([]);
      expect(JSON.parse((await edge.ask('/read')).text)).toEqual({ reason: true });
    });

    it('passes toApiErrors of another domain as it is', async () => {
      const edge = await startEdge({ errors: desk });
      expect(JSON.parse((await edge.ask('/caught')).text)).toMatchObject({
        isApiError: false,
        domain: 'acme',
        code: 3409,
      });
    });

    it('stays unknown behind a service of a third domain', async () => {
      const forwarding = await startService(toModule({ errors: desk }, ForwardingHandlers, orders.port));
      servers.push(forwarding);
      const edge = await startEdge({ errors: desk }, forwarding.port);
      edge.errors.length = 0;
      const { status, text } = await edge.ask('/observed');
      expect([status, JSON.parse(text)]).toEqual([502, { code: 1, msg: 'The desk is halted.' }]);
      // Nest has one logger for all applications of a process.
      expect([...orders.errors, ...forwarding.errors, ...edge.errors]).toHaveLength(1);
    });
  },
);

it('a thrown error of another domain keeps its own definition', async () => {
  @Controller()
  class MixedController {
    @Get()
    handle(): never {
      throw createApiError('INVALID_SYMBOL');
    }
  }
  const server = await startServer(toModule({ errors: desk }, MixedController), platforms[0] as Platform);
  expect(await server.ask('/')).toMatchObject({
    status: 400,
    text: '{"code":-1121,"msg":"Invalid symbol."}',
  });
  await server.close();
  expect(spotV3Errors.domain).toBe('spotV3');
});
