import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import {
  All,
  Controller,
  Get,
  Module,
  Post,
  Sse,
  StreamableFile,
  type Type,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { concat, of, throwError } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { ErrlexModule } from '../errlex.module.js';
import {
  type Platform,
  platforms,
  type Question,
  type Server,
  startServer,
} from '../test-support/server.fixture.js';

import { startService } from '../test-support/service.fixture.js';
import { secret } from '../test-support/throwing.fixture.js';

import { ApiStreamInterceptor } from './api-stream.interceptor.js';
import { frameworkErrors } from './framework-errors.js';
import { JsonBodyGuard } from './json-body.guard.js';

@Controller()
@UseGuards(new JsonBodyGuard('application/x-www-form-urlencoded'))
@UseInterceptors(ApiStreamInterceptor)
class CuredController {
  @All('body')
  body(): string {
    return 'passed';
  }

  @Post('list')
  list(): string {
    return 'passed';
  }

  @Get('file')
  file(): StreamableFile {
    return new StreamableFile(Readable.from(['whole']));
  }

  @Get('late')
  late(): StreamableFile {
    return new StreamableFile(
      Readable.from(
        (async function* () {
          yield 'first';
          await setTimeout(20);
          throw new Error(secret);
        })(),
      ),
    );
  }

  @Sse('foreign')
  foreign(): unknown {
    return concat(
      of({ data: 'first' }),
      throwError(() => new Error(secret)),
    );
  }

  @MessagePattern('message')
  message(): string {
    return 'passed';
  }
}

function toModule(imports = [ErrlexModule.forRoot()]): Type {
  class CuredModule {}
  Module({ imports, controllers: [CuredController] })(CuredModule);
  return CuredModule;
}

describe.each(platforms)('the cures on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());
  const ask = async (path: string, question?: Question) => {
    server = await startServer(toModule(), platform);
    return server.ask(path, question);
  };

  it.each([
    ['application/json', '{"a":[1]}', 'passed'],
    ['application/json; charset="UTF-8"', '[]', 'passed'],
    ['application/x-www-form-urlencoded', 'a=1', 'passed'],
    [
      'application/vnd.api+json',
      '{}',
      '{"code":-1045,"msg":"Invalid Content-Type, please use application/json."}',
    ],
    ['json', '{}', '{"code":-1045,"msg":"Invalid Content-Type, please use application/json."}'],
    ['application/json', '{"constructor":{"prototype":{}}}', '{"code":-1135,"msg":"Invalid JSON request."}'],
    ['application/json', 'null', '{"code":-1135,"msg":"Invalid JSON request."}'],
  ])('take a body of %s, %s, as %s', async (type, body, text) => {
    const headers = { 'Content-Type': type };
    expect((await ask('/list', { method: 'POST', headers, body })).text).toBe(text);
  });

  it.each(['GET', 'POST', 'DELETE'])('pass a %s without a body', async (method) => {
    expect((await ask('/body', { method })).text).toBe('passed');
  });

  it('pass a file that is read whole', async () => {
    expect((await ask('/file')).text).toBe('whole');
  });

  it('log once what breaks a file off', async () => {
    await expect(ask('/late')).rejects.toThrow();
    expect(server.errors).toEqual([expect.stringContaining('GET /late 500 -1000 UNKNOWN_ERROR')]);
  });

  it('tell nothing of a foreign error among events, and log it once', async () => {
    const { text } = await ask('/foreign');
    expect(text).toContain('data: first');
    expect(text).toMatch(
      /event: error\n(?:id: .*\n)?data: \{"code":-1000,"msg":"An unknown error occurred\."\}/,
    );
    expect(text).not.toContain(secret);
    expect(server.errors).toEqual([expect.stringContaining('GET /foreign 500 -1000 UNKNOWN_ERROR')]);
  });
});

describe('the cures', () => {
  it('pass messages of a microservice', async () => {
    const service = await startService(toModule());
    expect(await service.send('message', '')).toEqual({ values: ['passed'], error: undefined });
    await service.close();
  });

  it('leave the router of Fastify to itself in an application without the module', async () => {
    @Controller()
    class PlainController {
      @Get('param/:id')
      param(): string {
        return 'passed';
      }
    }
    class PlainModule {}
    Module({ controllers: [PlainController] })(PlainModule);
    const createAdapter = () => new FastifyAdapter({ frameworkErrors });
    const server = await startServer(PlainModule, { platform: 'Fastify', createAdapter });
    const answer = await server.ask('/param/%FF');
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([400, 'FST_ERR_BAD_URL']);
    await server.close();
  });

  it('tell what the router of Fastify refuses in the language of the reader', async () => {
    const createAdapter = () => new FastifyAdapter({ frameworkErrors });
    const server = await startServer(toModule(), { platform: 'Fastify', createAdapter });
    const answer = await server.ask(`/param/${'x'.repeat(200)}/%FF`, { language: 'de' });
    expect(answer.headers['content-language']).toBe('de');
    await server.close();
  });

  it('keep the security headers of Nest 12 where the router of Fastify refuses', async () => {
    const createAdapter = () => new FastifyAdapter({ frameworkErrors });
    const server = await startServer(toModule(), { platform: 'Fastify', createAdapter }, (app) => {
      // Nest 11 has none.
      (app as { useSecurityHeaders?(): void }).useSecurityHeaders?.();
    });
    const refused = await server.ask('/param/%FF');
    const sniff = 'useSecurityHeaders' in server.app ? 'nosniff' : undefined;
    expect(refused.headers['x-content-type-options']).toBe(sniff);
    expect([refused.status, JSON.parse(refused.text).code]).toEqual([400, -1140]);
    await server.close();
  });
});
