import { Catch, type MessageEvent, Sse, StreamableFile } from '@nestjs/common';
import { ApplicationConfig, MetadataScanner } from '@nestjs/core';
import { ExternalExceptionFilter } from '@nestjs/core/exceptions/external-exception-filter.js';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { WsAdapter } from '@nestjs/platform-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toModule } from './test-support/orders.fixture.js';
import { type Platform, platforms, type Server, startServer } from './test-support/server.fixture.js';

class Marked {
  handle(): void {}

  stream(): MessageEvent[] {
    return [];
  }
}

/** Decorates a method and returns the metadata that it then has. */
function decorate(decorator: unknown): unknown {
  class Decorated extends Marked {
    override handle(): void {}
  }
  // Each decorator has a type of its own.
  const apply = decorator as MethodDecorator;
  apply(Decorated.prototype, 'handle', { value: Decorated.prototype.handle });
  const keys: string[] = Reflect.getMetadataKeys(Decorated.prototype.handle);
  return Object.fromEntries(keys.map((key) => [key, Reflect.getMetadata(key, Decorated.prototype.handle)]));
}

describe('what this package relies on inside Nest', () => {
  it('`__filterCatchExceptions__`: the metadata key of `@Catch()`', () => {
    class Filter {}
    Catch(TypeError)(Filter);
    expect(Reflect.getMetadata('__filterCatchExceptions__', Filter)).toEqual([TypeError]);
  });

  it('`__sse__`: the metadata key of `@Sse()`', () => {
    expect(decorate(Sse('x'))).toMatchObject({ __sse__: true });
  });

  it('`microservices:handler_type` and `microservices:pattern`: the metadata keys of handlers, 2 for events', () => {
    const key = 'microservices:handler_type';
    expect(decorate(EventPattern('a'))).toMatchObject({ [key]: 2, 'microservices:pattern': ['a'] });
    expect(decorate(MessagePattern('a'))).toMatchObject({ [key]: 1 });
  });

  it('`ApplicationConfig.getGlobalFilters()`: a method, whose list Nest asks from its end', () => {
    const filters = [{ catch: () => 1 }, { catch: () => 2 }];
    const config = new ApplicationConfig();
    config.useGlobalFilters(...filters);
    expect(config.getGlobalFilters()).toEqual(filters);
  });

  it('`MetadataScanner.getAllMethodNames()`: the names of all methods', () => {
    expect(new MetadataScanner().getAllMethodNames(Marked.prototype)).toEqual(['handle', 'stream']);
  });

  it('`StreamableFile.setErrorHandler()` and `getStream()`', () => {
    const { prototype } = StreamableFile;
    expect([typeof prototype.setErrorHandler, typeof prototype.getStream]).toEqual(['function', 'function']);
  });

  it('`WsAdapter.messageParser`: a field with the parser of frames', () => {
    const { messageParser } = new WsAdapter() as unknown as { messageParser: (data: string) => unknown };
    expect(messageParser('{"event":"a"}')).toEqual({ event: 'a' });
  });

  it('`ExternalExceptionFilter`: it throws an error for which a filter of GraphQL returns nothing', () => {
    const error = new Error('x');
    const host = { getType: () => 'graphql' } as never;
    expect(() => new ExternalExceptionFilter().catch(error, host)).toThrow(error);
  });

  it('`FastifyAdapter.securityHook`: absent in Nest 11, else a method', () => {
    const { securityHook } = new FastifyAdapter() as unknown as { securityHook?: unknown };
    expect(['undefined', 'function']).toContain(typeof securityHook);
  });
});

/** The exceptions of Nest for requests that reach no handler. */
const requests: [what: string, request: object, fastify: object, express: object][] = [
  [
    'text "Cannot GET /nowhere" of an unknown route',
    { path: '/nowhere' },
    { message: 'Cannot GET /nowhere' },
    { message: 'Cannot GET /nowhere' },
  ],
  [
    'error of a body that is not JSON',
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' },
    { message: expect.stringMatching(/^Body is not valid JSON but content-type is set to/) },
    { message: expect.stringMatching(/\bJSON\b/) },
  ],
  [
    'error of an empty body',
    { method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': '0' } },
    { message: expect.stringMatching(/^Body cannot be empty when content-type is set to/) },
    { message: 'Cannot POST /' },
  ],
  [
    'error of a body that is too long',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify('x'.repeat(2_000_000)),
    },
    { message: 'Request body is too large' },
    { message: 'request entity too large' },
  ],
];

describe.each(platforms)('what this package relies on in $platform and its adapter', (platform: Platform) => {
  let server: Server;
  const caught: unknown[] = [];
  beforeAll(async () => {
    server = await startServer(toModule({}), platform, (app) => {
      app.useGlobalFilters({
        catch: (error: unknown, host) => {
          caught.push(error);
          app.getHttpAdapter().reply(host.getArgByIndex(1), {}, 400);
        },
      });
    });
  });
  afterAll(() => server.close());

  it.each(requests)('the %s', async (_, request, fastify, express) => {
    caught.length = 0;
    const { path = '/', ...question } = request as { path?: string };
    await server.ask(path, question).catch(() => undefined);
    expect(caught).toMatchObject([platform.platform === 'Fastify' ? fastify : express]);
  });
});
