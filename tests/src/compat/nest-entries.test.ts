import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { packages } from '../packages.js';
import { isNightly } from './is-nightly.js';
import { makeWorkFolder } from './work-folder.js';

/** Dependencies of every Nest application. */
const base = ['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs'];

interface Group {
  /** Packages that the entry points need besides the base. No other Nest package is installed. */
  readonly peers: readonly string[];
  /** A program for each entry point, which prints a value from it. */
  readonly entries: Readonly<Record<string, string>>;
}

const groups: Readonly<Record<string, Group>> = {
  'no more than Nest': {
    peers: [],
    entries: {
      '.': `
        import 'reflect-metadata';
        import { ApiException, ErrlexModule } from '@errlex/nestjs';
        import { Controller, Get, Module } from '@nestjs/common';
        import { NestFactory } from '@nestjs/core';
        @Controller()
        class OrdersController {
          @Get()
          list(): never {
            throw new ApiException('PARAM_EMPTY', { parameter: 'symbol' });
          }
        }
        @Module({ imports: [ErrlexModule.forRoot({ locales: ['de'] })], controllers: [OrdersController] })
        class AppModule {}
        NestFactory.createApplicationContext(AppModule, { logger: false }).then((app) => {
          try {
            app.get(OrdersController).list();
          } catch (error) {
            console.log((error as ApiException).message);
          }
        });`,
      './graphql': `
        import { createApolloOptions } from '@errlex/nestjs/graphql';
        console.log(createApolloOptions({ catch: () => undefined }).plugins.length);`,
      './testing': `
        import { expectApiError } from '@errlex/nestjs/testing';
        const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Language': 'en' };
        const response = new Response('{"code":-1121,"msg":"Invalid symbol."}', { status: 400, headers });
        expectApiError(response, 'INVALID_SYMBOL').then(() => console.log('as expected'));`,
      './validation': `
        import { NamedParamPipe, ApiValidationPipe, createExceptionFactory } from '@errlex/nestjs/validation';
        import { ParseIntPipe, ValidationPipe } from '@nestjs/common';
        export const pipe = (): ValidationPipe => new ValidationPipe({ exceptionFactory: createExceptionFactory() });
        console.log(typeof new NamedParamPipe(new ParseIntPipe()).transform, typeof new ApiValidationPipe().transform);`,
    },
  },
  microservices: {
    peers: ['@nestjs/microservices'],
    entries: {
      './microservices': `
        import { toApiErrors, withApiErrors } from '@errlex/nestjs/microservices';
        import { ClientProxyFactory, Transport } from '@nestjs/microservices';
        const client = withApiErrors(ClientProxyFactory.create({ transport: Transport.TCP }));
        console.log(typeof client.send('orders', {}).pipe(toApiErrors()).subscribe);`,
    },
  },
  swagger: {
    peers: ['@nestjs/swagger'],
    entries: {
      './swagger': `
        import 'reflect-metadata';
        import { ApiErrorResponses } from '@errlex/nestjs/swagger';
        import { Controller } from '@nestjs/common';
        @ApiErrorResponses('INVALID_SYMBOL', ['PARAM_EMPTY', { parameter: 'symbol' }])
        @Controller()
        class OrdersController {}
        console.log(Object.keys(Reflect.getMetadata('swagger/apiResponse', OrdersController)).join());`,
    },
  },
  websockets: {
    peers: ['@nestjs/websockets'],
    entries: {
      './websockets': `
        import 'reflect-metadata';
        import { ErrlexGateway } from '@errlex/nestjs/websockets';
        import { WebSocketGateway } from '@nestjs/websockets';
        @ErrlexGateway()
        @WebSocketGateway()
        class OrdersGateway {}
        console.log(Reflect.hasMetadata('__exceptionFilters__', OrdersGateway));`,
    },
  },
};

const nodenext = { typescript: isNightly ? '5.9' : '7', options: { module: 'nodenext' } };

/** Compiler options of each major. All enable decorators. */
const majors = {
  'Nest 11': {
    range: '11',
    type: 'commonjs',
    compilers: {
      commonjs: {
        typescript: '5.9',
        options: { module: 'commonjs', moduleResolution: 'node10', esModuleInterop: true },
      },
      nodenext,
    },
  },
  'Nest 12': { range: '12', type: 'module', compilers: { nodenext } },
};

/** Expected output of each program. */
const printed: Readonly<Record<string, string>> = {
  '.': "Parameter 'symbol' cannot be empty.",
  './graphql': '1',
  './microservices': 'function',
  './swagger': '400',
  './testing': 'as expected',
  './validation': 'function function',
  './websockets': 'true',
};

const folder = makeWorkFolder();
const ours = Object.fromEntries(
  ['@errlex/core', '@errlex/i18n', '@errlex/server', '@errlex/nestjs'].map((name) => [
    name,
    inject('tarballs')[name] ?? '',
  ]),
);

const run = promisify(execFile);

const typescripts = Object.fromEntries(
  ['5.9', '7'].map((version) => [`typescript-${version}`, `npm:typescript@${version}`]),
);

// In the parent folder, where all projects find it.
beforeAll(() => install(folder, { dependencies: { ...typescripts, '@types/node': '24' } }));

it('every entry point of the package is tested', () => {
  const { entries = [] } = packages.find(({ name }) => name === '@errlex/nestjs') ?? {};
  const tried = Object.values(groups).flatMap((group) => Object.keys(group.entries));
  expect(tried.sort()).toEqual(entries.map(({ path }) => path).sort());
});

const table: Record<string, Record<string, string>> = {};
afterAll(() => console.table(table));

describe.each(Object.entries(majors))('%s', (major, { range, type, compilers }) => {
  const project = join(folder, major);
  const installed = join(project, 'node_modules/@nestjs');
  const removed = join(project, 'removed');
  const allPeers = Object.values(groups).flatMap(({ peers }) => peers);

  beforeAll(async () => {
    const versions = [...base, ...allPeers].map((name) => [name, name.startsWith('@nestjs/') ? range : '*']);
    await install(project, { dependencies: { ...Object.fromEntries(versions), ...ours } });
    mkdirSync(removed);
  });

  describe.each(Object.entries(groups))('with %s installed', (title, { peers, entries }) => {
    const paths = Object.keys(entries);

    // All groups share one installation; packages that a group does not need are moved away.
    beforeAll(() => {
      // `@nestjs/swagger` depends on `mapped-types`.
      const kept = [
        ...base,
        ...peers,
        ...(peers.includes('@nestjs/swagger') ? ['@nestjs/mapped-types'] : []),
      ];
      for (const name of readdirSync(removed)) renameSync(join(removed, name), join(installed, name));
      for (const name of readdirSync(installed)) {
        if (!kept.includes(`@nestjs/${name}`)) renameSync(join(installed, name), join(removed, name));
      }
    });

    it('import and require load every entry point', async () => {
      const code = `
        const names = (value) => Object.keys(value).filter((name) => !/^(?:default|module.exports|__esModule)$/.test(name)).sort().join();
        for (const specifier of process.argv.slice(1)) {
          import(specifier).then((entry) => {
            const [imported, required] = [entry, require(specifier)].map(names);
            console.log(specifier, imported === required && imported !== '');
          });
        }`;
      const specifiers = paths.map((path) => join('@errlex/nestjs', path));
      const { stdout } = await run(process.execPath, ['--eval', code, ...specifiers], { cwd: project });
      const lines = specifiers.map((specifier) => `${specifier} true`);
      expect(stdout.trim().split('\n').sort()).toEqual(lines.sort());
    });

    describe.each(Object.entries(compilers))('compiled as %s', (module, { typescript, options }) => {
      const source = join(project, `${title} ${module}`);
      const out = join(source, 'out');
      const toFile = (entry: string) => (entry === '.' ? 'root' : entry.slice(2));

      it('compiles', async () => {
        mkdirSync(source);
        writeFileSync(join(source, 'package.json'), JSON.stringify({ type }));
        for (const [entry, code] of Object.entries(entries))
          writeFileSync(join(source, `${toFile(entry)}.ts`), code);
        const compilerOptions = {
          target: 'ES2022',
          strict: true,
          moduleDetection: 'force',
          types: ['node'],
          experimentalDecorators: true,
          emitDecoratorMetadata: true,
          outDir: 'out',
          ...options,
        };
        writeFileSync(join(source, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
        const tsc = join(folder, `node_modules/typescript-${typescript}/bin/tsc`);
        const output = await run(process.execPath, [tsc, '-p', source], { cwd: source }).catch(
          (error) => error,
        );
        expect(output.stdout).toBe('');
      });

      it.concurrent.each(paths)('%s runs', async (entry) => {
        const { stdout } = await run(process.execPath, [join(out, `${toFile(entry)}.js`)], { cwd: source });
        expect(stdout.trim()).toBe(printed[entry]);
        table[entry] = { ...table[entry], [`${major}, ${type}, ${module}`]: 'runs' };
      });
    });
  });
});
