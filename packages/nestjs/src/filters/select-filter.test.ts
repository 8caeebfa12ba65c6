import { createRequire } from 'node:module';
import { ApiError } from '@errlex/core';
import { type ExceptionFilter, HttpException, type ModuleMetadata, NotFoundException } from '@nestjs/common';
import { APP_FILTER, ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiException } from '../api.exception.js';
import { ApiExceptionFilter } from '../api-exception.filter.js';
import { ErrlexModule } from '../errlex.module.js';
import type { ErrlexOptions } from '../errlex.options.js';
import { DatabaseError, toModule } from '../test-support/orders.fixture.js';
import { ownFilter, ownFilterModule, toOwnFilter } from '../test-support/own-filter.fixture.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { createSelection } from './select-filter.js';

type Types = Parameters<typeof toOwnFilter>;

const { ApiError: otherApiError }: typeof import('@errlex/core') = createRequire(import.meta.url)(
  '@errlex/core',
);

/** Where an application may bind a filter, in every order that modules are scanned in. */
const places: readonly (readonly [
  place: string,
  toMetadata: (options: ErrlexOptions, types: Types) => ModuleMetadata,
])[] = [
  [
    'the root module',
    (options, types) => ({ imports: [ErrlexModule.forRoot(options)], providers: [ownFilter(...types)] }),
  ],
  [
    'a module before ours',
    (options, types) => ({ imports: [ownFilterModule(...types), ErrlexModule.forRoot(options)] }),
  ],
  [
    'a module after ours',
    (options, types) => ({ imports: [ErrlexModule.forRoot(options), ownFilterModule(...types)] }),
  ],
  ['useGlobalFilters', (options) => ({ imports: [ErrlexModule.forRoot(options)] })],
];

const own = 409;

const expected: [
  naming: string,
  types: Types,
  statuses: { [Mode in 'all' | 'api']: { [path: string]: number } },
][] = [
  [
    'a class of the application',
    [DatabaseError],
    {
      all: { database: own, symbol: 400, exception: 400 },
      api: { database: own, symbol: 400, exception: 400 },
    },
  ],
  [
    'HttpException',
    [HttpException],
    {
      all: { database: 500, nowhere: own, symbol: 400, exception: 400 },
      api: { database: 500, nowhere: own, symbol: 400, exception: 400 },
    },
  ],
  [
    'Error',
    [Error],
    {
      all: { database: own, nowhere: own, symbol: 400, exception: 400 },
      api: { database: own, exception: 400 },
    },
  ],
  [
    'ApiException',
    [ApiException],
    { all: { database: 500, symbol: 400, exception: own }, api: { exception: own } },
  ],
  ['ApiError', [ApiError], { all: { nowhere: 404, symbol: own, exception: own }, api: { symbol: own } }],
  [
    'ApiError of another copy',
    [otherApiError],
    { all: { symbol: own, exception: own }, api: { symbol: own } },
  ],
  [
    'nothing',
    [],
    {
      all: { database: 500, nowhere: 404, symbol: 400, exception: 400 },
      api: { database: own, nowhere: own, symbol: 400, exception: 400 },
    },
  ],
];

describe.each(places)('the filter beside one of the application in %s', (place, toMetadata) => {
  it.each(
    expected.flatMap(([naming, types, statuses]) =>
      (['all', 'api'] as const).map((mode) => [naming, mode, types, statuses[mode]] as const),
    ),
  )('that names %s answers its part of %s', async (_, filter, types, statuses) => {
    const Filter = toOwnFilter(...types);
    const isGlobal = place === 'useGlobalFilters';
    const metadata = toMetadata({ filter }, types);
    const module = toModule(isGlobal ? { ...metadata, providers: [Filter] } : metadata);
    const server = await startServer(module, platforms[0] as Platform, (app) => {
      if (isGlobal) app.useGlobalFilters(app.get(Filter));
    });
    for (const [path, status] of Object.entries(statuses)) {
      expect([path, (await server.ask(`/${path}`)).status]).toEqual([path, status]);
    }
    await server.close();
  });
});

describe.each(platforms)('the filter on $platform', (platform: Platform) => {
  let server: Server | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('leaves foreign errors to Nest under "api" where no other filter is bound', async () => {
    server = await startServer(toModule({ imports: [ErrlexModule.forRoot({ filter: 'api' })] }), platform);
    expect(JSON.parse((await server.ask('/nowhere')).text)).toMatchObject({ statusCode: 404 });
    expect(JSON.parse((await server.ask('/database')).text)).toMatchObject({ statusCode: 500 });
    expect((await server.ask('/symbol')).text).toBe('{"code":-1121,"msg":"Invalid symbol."}');
  });

  it('is bound by nobody under false', async () => {
    server = await startServer(toModule({ imports: [ErrlexModule.forRoot({ filter: false })] }), platform);
    expect(JSON.parse((await server.ask('/nowhere')).text)).toMatchObject({ statusCode: 404 });
    expect(await server.ask('/exception')).toMatchObject({
      status: 400,
      text: '{"code":-1121,"msg":"Invalid symbol."}',
    });
  });

  it.each([
    ['bound by the module', {}, []],
    ['subclassed by the application', { filter: false }, [class extends ApiExceptionFilter {}]],
  ] as const)('leaves what passthrough names where it is %s', async (_, options, [Subclass]) => {
    const passthrough = (error: unknown) =>
      error instanceof NotFoundException || error instanceof ApiException;
    server = await startServer(
      toModule({
        imports: [ErrlexModule.forRoot({ ...options, passthrough })],
        providers: [
          ownFilter(NotFoundException),
          ...(Subclass ? [{ provide: APP_FILTER, useClass: Subclass }] : []),
        ],
      }),
      platform,
    );
    expect((await server.ask('/orders/7')).status).toBe(409);
    // Nobody else names it, so Nest answers.
    expect(JSON.parse((await server.ask('/exception')).text)).toEqual({
      code: -1121,
      msg: 'Invalid symbol.',
    });
    expect((await server.ask('/exception')).headers['content-language']).toBeUndefined();
    expect((await server.ask('/symbol')).headers['content-language']).toBe('en');
  });

  it('answers an error where passthrough throws', async () => {
    const passthrough = () => {
      throw new Error('no answer');
    };
    server = await startServer(toModule({ imports: [ErrlexModule.forRoot({ passthrough })] }), platform);
    expect((await server.ask('/symbol')).text).toBe('{"code":-1121,"msg":"Invalid symbol."}');
  });

  it('keeps two applications of one process apart', async () => {
    const start = (options: ErrlexOptions, types: Types) =>
      startServer(
        toModule({ imports: [ErrlexModule.forRoot(options)], providers: [ownFilter(...types)] }),
        platform,
      );
    server = await start({ locales: ['de'], filter: 'api' }, []);
    const other = await start({ locales: ['ja'] }, [DatabaseError]);
    const language = 'ja, de;q=0.5';
    const of = async ({ ask }: Server) => [
      (await ask('/symbol', { language })).headers['content-language'],
      (await ask('/nowhere')).status,
      (await ask('/database')).status,
    ];
    expect([await of(server), await of(other)]).toEqual([
      ['de', 409, 409],
      ['ja', 404, 409],
    ]);
    await other.close();
  });
});

describe('createSelection', () => {
  const error = new DatabaseError();
  const host = new ExecutionContextHost([]);
  const toSelection = (...filters: ExceptionFilter[]) => {
    const config = new ApplicationConfig();
    config.useGlobalFilters(...filters);
    return createSelection(
      config,
      new HttpAdapterHost(),
      { filter: 'all' },
      (_name, call) => call() as never,
    );
  };
  const [self, first, last] = [[], [DatabaseError], [DatabaseError]].map(
    (types: Types) => new (toOwnFilter(...types))(),
  ) as [ExceptionFilter, ExceptionFilter, ExceptionFilter];

  it('chooses the last of two filters that name a class, as Nest does', () => {
    expect(toSelection(self, first, last)(error, () => false, host, self)).toBe(last);
  });

  it('chooses nobody before a filter that is bound to a controller', () => {
    expect(toSelection(first)(error, () => false, host, self)).toBeUndefined();
  });
});
