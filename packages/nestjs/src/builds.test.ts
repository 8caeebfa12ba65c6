import { createRequire } from 'node:module';
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
  ])('a filter of %s answers an exception of %s', async (_catching, _throwing, catching, throwing) => {
    expect(catching.ApiException).not.toBe(throwing.ApiException);
    server = await startServer(toModule(catching, throwing), platform);
    const answer = await server.ask('/', { language: 'de' });
    expect(answer).toMatchObject({
      status: 400,
      text: '{"code":-1141,"msg":"Der Parameter „symbol“ darf nicht leer sein."}',
    });
  });
});

it('the module of one build is refused beside that of the other', async () => {
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

it('the entry for validation loads in both builds', async () => {
  const names = ['ApiPipe', 'ApiValidationPipe', 'createValidationException'];
  expect(Object.keys(await import(import.meta.resolve('@errlex/nestjs/validation'))).sort()).toEqual(names);
  expect(Object.keys(require('@errlex/nestjs/validation')).sort()).toEqual(names);
});
