import { createRequire } from 'node:module';
import { createApiError } from '@errlex/core';
import {
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  HttpException,
  Inject,
  Module,
  type ModuleMetadata,
  Scope,
  Sse,
  UseInterceptors,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { concat, of, throwError, timer } from 'rxjs';
import { mergeMap } from 'rxjs/operators';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ErrlexModule } from '../errlex.module.js';
import { ownFilterModule } from '../test-support/own-filter.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';

/** Another copy of this package, as two versions in one application are. */
const copy: typeof import('../index.js') = createRequire(import.meta.url)('@errlex/nestjs');

class DatabaseError extends Error {}

@Controller()
class FailingController {
  @Get('own')
  own(): never {
    throw new copy.ApiException('INVALID_SYMBOL');
  }

  @Get('database')
  database(): never {
    throw new DatabaseError('x');
  }

  @Sse('late')
  @UseInterceptors(copy.ApiStreamInterceptor)
  late(): unknown {
    const fail = mergeMap(() => throwError(() => createApiError('INVALID_SYMBOL')));
    return concat(of({ data: 'first' }), timer(20).pipe(fail));
  }
}

function createModule(metadata: ModuleMetadata) {
  class CopiesModule {}
  Module({ controllers: [FailingController], ...metadata })(CopiesModule);
  return CopiesModule;
}

describe.each(platforms)('on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());

  it('the stream interceptor of another copy of the package sends errors through the filter', async () => {
    server = await startServer(createModule({ imports: [ErrlexModule.forRoot()] }), platform);
    const { text } = await server.ask('/late', { language: 'de' });
    expect(text).toContain('data: {"code":-1121,"msg":"Ungültiges Handelssymbol."}');
  });

  it.each([
    ['this', ApiExceptionFilter],
    ['another', copy.ApiExceptionFilter],
  ])(
    'a subclass of the filter of %s copy comes before filters that name HttpException',
    async (_, Filter) => {
      class Reporting extends Filter {}
      Catch()(Reporting);
      const imports = [ErrlexModule.forRoot({ filter: false }), ownFilterModule(HttpException)];
      const providers = [{ provide: APP_FILTER, useClass: Reporting }];
      server = await startServer(createModule({ imports, providers }), platform);
      expect(JSON.parse((await server.ask('/own')).text)).toEqual({ code: -1121, msg: 'Invalid symbol.' });
    },
  );

  it('a request-scoped filter gets the errors that it names, and no others', async () => {
    @Catch(DatabaseError)
    class ScopedFilter implements ExceptionFilter {
      @Inject(HttpAdapterHost) readonly host!: HttpAdapterHost;

      catch(_: unknown, host: { getArgByIndex(index: number): unknown }): void {
        this.host.httpAdapter.reply(host.getArgByIndex(1), { scoped: true }, 409);
      }
    }
    const providers = [{ provide: APP_FILTER, useClass: ScopedFilter, scope: Scope.REQUEST }];
    server = await startServer(createModule({ imports: [ErrlexModule.forRoot()], providers }), platform);
    expect((await server.ask('/database')).text).toBe('{"scoped":true}');
    expect(JSON.parse((await server.ask('/own')).text)).toEqual({ code: -1121, msg: 'Invalid symbol.' });
  });
});
