import { ApiException, ErrlexModule } from '@errlex/nestjs';
import { withApiErrors } from '@errlex/node';
import { Controller, Get, Module, Param, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type ClientOptions, ClientProxyFactory } from '@nestjs/microservices';
import { catchError, firstValueFrom, timeout } from 'rxjs';

/** Milliseconds that the gateway waits for the service or the exchange. */
const TIMEOUT_MS = 1_000;

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a gateway in front of the order service and an exchange, as a team would write it. */
export async function startGateway(wiring: ClientOptions, exchange: string): Promise<Gateway> {
  const orders = ClientProxyFactory.create(wiring);
  const ask = withApiErrors(fetch);

  class EdgeController {
    order(kind: string): Promise<unknown> {
      const response = orders.send('orders.find', kind).pipe(
        timeout(TIMEOUT_MS),
        catchError((cause: unknown) => {
          // No response: the broker lost the message or is down. Every other error comes from the service.
          if ((cause as Error).name !== 'TimeoutError') throw cause;
          throw new ApiException('SYSTEM_ERROR', {}, { cause });
        }),
      );
      return firstValueFrom(response);
    }

    async price(fault?: string, latency?: string): Promise<unknown> {
      const response = await ask(`${exchange}/api/v3/market/ticker/price?symbol=BTCUSDT`, {
        headers: { ...(fault && { 'X-Sandbox-Fault': fault }), 'X-Sandbox-Latency': latency ?? '0' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return response.json();
    }
  }
  const { prototype } = EdgeController;
  Get('orders/:kind')(prototype, 'order', { value: prototype.order });
  Param('kind')(prototype, 'order', 0);
  Get('price')(prototype, 'price', { value: prototype.price });
  Query('fault')(prototype, 'price', 0);
  Query('latency')(prototype, 'price', 1);
  Controller()(EdgeController);

  class EdgeModule {}
  Module({ imports: [ErrlexModule.forRoot()], controllers: [EdgeController] })(EdgeModule);
  const edge = await NestFactory.create(EdgeModule, { logger: false });
  await edge.listen(0, '127.0.0.1');
  const stop = async () => {
    await edge.close();
    await orders.close();
  };
  return { url: (await edge.getUrl()).replace('[::1]', '127.0.0.1'), stop };
}
