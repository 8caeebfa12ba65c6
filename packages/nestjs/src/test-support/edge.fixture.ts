import { Controller, Get, Inject, Module, Param, type Type } from '@nestjs/common';
import {
  type ClientProxy,
  ClientProxyFactory,
  MessagePattern,
  Payload,
  Transport,
} from '@nestjs/microservices';
import { lastValueFrom, type Observable } from 'rxjs';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';

const CLIENT = Symbol('client');

const client = (port: number) => ({
  provide: CLIENT,
  useFactory: () =>
    ClientProxyFactory.create({ transport: Transport.TCP, options: { host: '127.0.0.1', port } }),
});

@Controller()
class EdgeController {
  @Inject(CLIENT) readonly client!: ClientProxy;

  @Get('observed/:what')
  observed(@Param('what') what: string): Observable<unknown> {
    return this.client.send('fail', what);
  }

  @Get('awaited/:what')
  awaited(@Param('what') what: string): Promise<unknown> {
    return lastValueFrom(this.client.send('fail', what));
  }
}

@Controller()
class ForwardingHandlers {
  @Inject(CLIENT) readonly client!: ClientProxy;

  @MessagePattern('fail')
  fail(@Payload() what: string): Observable<unknown> {
    return this.client.send('fail', what);
  }
}

/** An HTTP application that asks the service on a port. */
export function toEdge(port: number, options?: ErrlexOptions): Type {
  class EdgeModule {}
  Module({
    imports: [ErrlexModule.forRoot(options)],
    controllers: [EdgeController],
    providers: [client(port)],
  })(EdgeModule);
  return EdgeModule;
}

/** A service that passes on what the one on a port answers. */
export function toForwardingService(port: number): Type {
  class ForwardingModule {}
  Module({ imports: [ErrlexModule.forRoot()], controllers: [ForwardingHandlers], providers: [client(port)] })(
    ForwardingModule,
  );
  return ForwardingModule;
}
