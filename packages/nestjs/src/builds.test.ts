import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Controller, Get, Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from 'vitest';
import { ownFilterModule } from './test-support/own-filter.fixture.js';
import { type Platform, platforms, type Server, startServer } from './test-support/server.fixture.js';

type Build = typeof import('./index.js');

const require = createRequire(import.meta.url);
const commonJs: Build = require('@errlex/nestjs');
const esm: Build = await import(import.meta.resolve('@errlex/nestjs'));

function toModule(catching: Build, throwing: Build) {
  class BuildController {
    fail(): never {
      throw new throwing.ApiException('PARAM_EMPTY', { parameter: 'symbol' });
    }
  }
  Get()(BuildController.prototype, 'fail', { value: BuildController.prototype.fail });
  Controller()(BuildController);
  class BuildModule {}
  Module({ imports: [catching.ErrlexModule.forRoot()], controllers: [BuildController] })(BuildModule);
  return BuildModule;
}

describe.each(platforms)('the builds on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());

  it.each([
    ['CommonJS', 'ESM', commonJs, esm],
    ['ESM', 'CommonJS', esm, commonJs],
  ])('a filter of %s handles an exception of %s', async (_catching, _throwing, catching, throwing) => {
    expect(catching.ApiException).not.toBe(throwing.ApiException);
    server = await startServer(toModule(catching, throwing), platform);
    const answer = await server.ask('/', { language: 'de' });
    expect(answer).toMatchObject({
      status: 400,
      text: '{"code":-1141,"msg":"Der Parameter „symbol“ darf nicht leer sein."}',
    });
  });
});

it('the module of one build cannot be imported beside that of the other', async () => {
  class BothModule {}
  Module({ imports: [commonJs.ErrlexModule.forRoot(), esm.ErrlexModule.forRoot()] })(BothModule);
  await expect(startServer(BothModule, platforms[0] as Platform)).rejects.toThrow(
    'options were given 2 times',
  );
});

it('the filter of one build yields to one that names the exception of the other', async () => {
  class YieldingModule {}
  const module = toModule(commonJs, commonJs);
  Module({ imports: [module, ownFilterModule(esm.ApiException)] })(YieldingModule);
  const server = await startServer(YieldingModule, platforms[0] as Platform);
  expect((await server.ask('/')).status).toBe(409);
  await server.close();
});

/** Starts an application of either build without OpenTelemetry, and prints its response. */
const program = (load: string) => `
  import { createRequire, registerHooks } from 'node:module';
  const require = createRequire(process.cwd() + '/');
  registerHooks({
    resolve(specifier, context, next) {
      if (!specifier.startsWith('@opentelemetry/')) return next(specifier, context);
      throw Object.assign(new Error('absent'), { code: 'ERR_MODULE_NOT_FOUND' });
    },
  });
  const { NestFactory } = await import('@nestjs/core');
  const { ErrlexModule } = await ${load}('@errlex/nestjs');
  const app = await NestFactory.create(ErrlexModule.forRoot(), { logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address();
  console.log(await (await fetch('http://127.0.0.1:' + port)).text());
  await app.close();
`;

it.each(['import', 'require'])('an application without OpenTelemetry starts, by %s', async (load) => {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const args = ['--input-type=module', '--eval', program(load)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  expect(stdout.trim()).toBe('{"code":-1000,"msg":"An unknown error occurred."}');
});

it('the entry for validation loads in both builds', async () => {
  const names = ['ApiValidationPipe', 'NamedParamPipe', 'createExceptionFactory'];
  expect(Object.keys(await import(import.meta.resolve('@errlex/nestjs/validation'))).sort()).toEqual(names);
  expect(Object.keys(require('@errlex/nestjs/validation')).sort()).toEqual(names);
});
