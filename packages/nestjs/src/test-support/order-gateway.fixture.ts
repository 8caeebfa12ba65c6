import { setTimeout as wait } from 'node:timers/promises';
import { createApiError } from '@errlex/core';
import { fromAcceptLanguage, fromQuery } from '@errlex/server';
import { Module, type Type, UseFilters, UseGuards, UseInterceptors, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WsException,
} from '@nestjs/websockets';
import { of } from 'rxjs';
import * as z from 'zod/mini';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ErrlexModule } from '../errlex.module.js';
import { JsonReplyInterceptor } from '../microservices/json-reply.interceptor.js';
import { ApiValidationPipe } from '../validation/api-validation.pipe.js';
import { ErrlexGateway } from '../websockets/errlex-gateway.decorator.js';
import { secret, throwing } from './throwing.fixture.js';

const schema = z.object({ limit: z.number() });

const failing: Readonly<Record<string, () => unknown>> = {
  ...throwing,
  ws: () => {
    throw new WsException(secret);
  },
  wrapped: () => {
    throw new WsException(createApiError('INVALID_SIDE'));
  },
  late: async () => {
    await wait(50);
    throw createApiError('INVALID_SYMBOL');
  },
};

interface Opened {
  readonly handshake?: { readonly url: string };
}

/** The message handlers of a gateway, and the errors of its `handleConnection` and `handleDisconnect`. */
class OrderHandlers {
  @SubscribeMessage('fail')
  fail(@MessageBody() { what }: { what: string }): unknown {
    return failing[what]?.();
  }

  @SubscribeMessage('guarded')
  @UseGuards({ canActivate: () => false })
  guarded(): string {
    return 'never';
  }

  @SubscribeMessage('validated')
  @UsePipes(new ApiValidationPipe({ schema }))
  validated(@MessageBody() body: unknown): unknown {
    return body;
  }

  @SubscribeMessage('bigint')
  @UseInterceptors(JsonReplyInterceptor)
  bigint(): unknown {
    return { event: 'price', data: 1n };
  }

  @SubscribeMessage('echo')
  echo(@MessageBody() value: unknown): unknown {
    return of({ event: 'echoed', data: value });
  }

  handleConnection(@ConnectedSocket() client: Opened, request?: { url: string }): unknown {
    const url = client.handshake?.url ?? request?.url ?? '';
    if (url.includes('refuse=sync')) throw createApiError('PERMISSION_DENIED');
    return url.includes('refuse=async') ? Promise.reject(new Error(secret)) : undefined;
  }

  handleDisconnect(): never {
    throw new Error(secret);
  }
}

/** An application with three gateways on one server, one of them bound to the filter alone. */
export function toGatewayModule(): Type {
  @ErrlexGateway()
  class OrderGateway extends OrderHandlers {}

  @ErrlexGateway(0)
  class PriceGateway {
    @SubscribeMessage('price')
    price(): never {
      throw createApiError('SPOT_SYMBOL_NOT_EXIST');
    }
  }

  @WebSocketGateway()
  @UseFilters(ApiExceptionFilter)
  class PlainGateway {
    @SubscribeMessage('plain')
    plain(): never {
      throw createApiError('INVALID_SIDE');
    }
  }

  class GatewayModule {}
  const resolvers = [fromQuery('lang'), fromAcceptLanguage()];
  Module({
    imports: [ErrlexModule.forRoot({ resolvers })],
    providers: [OrderGateway, PriceGateway, PlainGateway],
  })(GatewayModule);
  return GatewayModule;
}
