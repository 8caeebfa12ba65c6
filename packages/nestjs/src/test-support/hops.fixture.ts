import { ApiError } from '@errlex/core';
import {
  Controller,
  Get,
  Inject,
  type LoggerService,
  Module,
  type ModuleMetadata,
  Param,
  type Type,
  UsePipes,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  type ClientGrpc,
  type ClientProxy,
  ClientProxyFactory,
  type MicroserviceOptions,
  Payload,
} from '@nestjs/microservices';
import { catchError, lastValueFrom, type Observable, of } from 'rxjs';
import { ErrlexModule } from '../errlex.module.js';
import { withApiErrors } from '../microservices/to-api-errors.js';
import { ApiValidationPipe } from '../validation/api-validation.pipe.js';
import { failing, type Question, schema, toQuestion } from './questions.fixture.js';
import { platforms, type Server, startServer } from './server.fixture.js';
import { type TransportCase, toPattern, type Wiring } from './transports.fixture.js';

type Ask = (question: Question) => Observable<unknown>;

/** An edge over HTTP, and the two services behind it. */
export interface Hops {
  readonly edge: Server;
  close(): Promise<void>;
}

/** Starts an edge that asks a service, which asks another one, over one transport. */
export async function startHops({ name, createWiring }: TransportCase): Promise<Hops> {
  const run = `${name}-${process.pid}-${Date.now()}`;
  const start = async (service: string, answer: (question: Question) => unknown) => {
    const wiring = await createWiring(service);
    const app = await startService(wiring, service, answer);
    const client = ClientProxyFactory.create(wiring as never);
    return {
      ask: toAsk(client, service),
      askForApiErrors: toAsk(withApiErrors(client), service),
      close: async () => {
        await client.close();
        await app.close();
      },
    };
  };
  const orders = await start(`${run}-orders`, ({ what }) => failing[what]?.());
  const forwarding = await start(`${run}-forwarding`, (question) => orders.ask(question));
  const edge = await startServer(toEdge(forwarding), platforms[0] as (typeof platforms)[number]);
  return {
    edge,
    close: async () => {
      await edge.close();
      await forwarding.close();
      await orders.close();
    },
  };
}

function toAsk(client: ClientProxy | ClientGrpc, service: string): Ask {
  if (!('getService' in client)) return (question) => client.send(`${service}.fail`, question);
  const { fail } = client.getService<{ fail: Ask }>('Orders');
  return (question) => fail(question);
}

async function startService(wiring: Wiring, service: string, answer: (question: Question) => unknown) {
  class Handlers {
    fail(question: Question): unknown {
      return answer(question);
    }
  }
  const method = Object.getOwnPropertyDescriptor(Handlers.prototype, 'fail') as PropertyDescriptor;
  Payload()(Handlers.prototype, 'fail', 0);
  UsePipes(new ApiValidationPipe({ schema }))(Handlers.prototype, 'fail', method);
  toPattern(wiring, service)(Handlers.prototype, 'fail', method);
  Controller()(Handlers);
  const module = toModule({ imports: [ErrlexModule.forRoot()], controllers: [Handlers] });
  const app = await NestFactory.createMicroservice(module, {
    ...(wiring as MicroserviceOptions),
    logger: silent,
  });
  await app.listen();
  return app;
}

const nothing = () => {};
const silent: LoggerService = { log: nothing, warn: nothing, error: nothing };

/** The two ways to ask a service. */
interface Asks {
  readonly ask: Ask;
  readonly askForApiErrors: Ask;
}

const ASKS = Symbol('asks');

@Controller()
class EdgeController {
  @Inject(ASKS) readonly service!: Asks;

  @Get('observed/:what')
  observed(@Param('what') what: string): Observable<unknown> {
    return this.service.ask(toQuestion(what));
  }

  @Get('awaited/:what')
  awaited(@Param('what') what: string): Promise<unknown> {
    return lastValueFrom(this.service.ask(toQuestion(what)));
  }

  @Get('caught/:what')
  caught(@Param('what') what: string): Observable<unknown> {
    return this.service.askForApiErrors(toQuestion(what)).pipe(
      catchError((error: unknown) => {
        const { code, params } = error as ApiError;
        return of({ isApiError: error instanceof ApiError, code, params });
      }),
    );
  }

  @Get('rethrown/:what')
  rethrown(@Param('what') what: string): Observable<unknown> {
    return this.service.askForApiErrors(toQuestion(what));
  }
}

function toEdge(service: Asks): Type {
  return toModule({
    imports: [ErrlexModule.forRoot()],
    controllers: [EdgeController],
    providers: [{ provide: ASKS, useValue: service }],
  });
}

function toModule(metadata: ModuleMetadata): Type {
  class AnyModule {}
  Module(metadata)(AnyModule);
  return AnyModule;
}
