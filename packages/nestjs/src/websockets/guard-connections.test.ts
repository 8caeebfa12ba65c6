import { type ArgumentsHost, type INestApplicationContext, Module } from '@nestjs/common';
import { ApplicationConfig, NestFactory } from '@nestjs/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ERRLEX_FILTER } from '../errlex.context.js';
import { ErrlexGateway } from './errlex-gateway.decorator.js';
import { guardConnections } from './guard-connections.js';

const failure = new Error('failed');

class FailingGateway {
  async handleConnection(_client: object): Promise<void> {
    throw failure;
  }

  async handleDisconnect(_client: object): Promise<void> {
    throw failure;
  }
}
guardConnections(FailingGateway.prototype as never);

class QuietGateway {
  declare handleConnection: (client: object) => Promise<void>;
}
guardConnections(QuietGateway.prototype as never);

describe('guardConnections', () => {
  let app: INestApplicationContext;
  const caught: [error: unknown, pattern: string][] = [];
  const filter = {
    catch: (error: unknown, host: ArgumentsHost) => caught.push([error, host.switchToWs().getPattern()]),
  };
  class GatewayModule {}
  const useValue = { provide: ERRLEX_FILTER, useValue: filter };
  Module({ providers: [useValue, FailingGateway, QuietGateway] })(GatewayModule);

  beforeEach(async () => {
    caught.length = 0;
    app = await NestFactory.createApplicationContext(GatewayModule, { logger: false });
    app.get(ApplicationConfig).setIoAdapter({} as never);
  });
  afterEach(() => app.close());

  it('sends the error of a connection, and disconnects it', async () => {
    const closed: boolean[] = [];
    await app.get(FailingGateway).handleConnection({ disconnect: (all: boolean) => closed.push(all) });
    expect([caught, closed]).toEqual([[[failure, 'connection']], [true]]);
  });

  it('sends the error of a WebSocket connection, and closes it', async () => {
    const closed: number[] = [];
    const client = { readyState: 1, addEventListener: () => {}, close: (code: number) => closed.push(code) };
    await app.get(FailingGateway).handleConnection(client);
    expect([caught, closed]).toEqual([[[failure, 'connection']], [1008]]);
  });

  it('handles an error of handleDisconnect', async () => {
    await app.get(FailingGateway).handleDisconnect({});
    expect(caught).toEqual([[failure, 'disconnect']]);
  });

  it('handles a frame that cannot be read', async () => {
    const client = new (class extends EventTarget {
      readonly readyState = 1;
    })();
    await app.get(QuietGateway).handleConnection(client);
    client.dispatchEvent(new MessageEvent('message', { data: '{' }));
    expect(caught).toEqual([[expect.objectContaining({ reason: 'INVALID_JSON' }), 'message']]);
  });
});

it('guardConnections adds no handler for clients that leave to a gateway without one', () => {
  const { prototype } = class {};
  guardConnections(prototype as never);
  expect(prototype).not.toHaveProperty('handleDisconnect');
});

it('guardConnections leaves its handlers to other decorators and to tests, which replace them', async () => {
  const { prototype } = class extends FailingGateway {};
  guardConnections(prototype as never);
  const replaced = async () => {};
  prototype.handleConnection = replaced;
  expect(prototype.handleConnection).toBe(replaced);
  Object.defineProperty(prototype, 'handleConnection', { get: () => failure });
  expect(prototype.handleConnection).toBe(failure);
});

it('ErrlexGateway binds the filter to the gateway', () => {
  class Gateway {}
  ErrlexGateway()(Gateway);
  expect(Reflect.getMetadata('__exceptionFilters__', Gateway)).toEqual([ApiExceptionFilter]);
});
