import { execFile } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { makeWorkFolder } from './work-folder.js';

/** A test as in the template of Nest 11. Decorators are called as functions, so that no compiler is needed. */
const test = `
  require('reflect-metadata');
  const { ApiException, ErrlexModule } = require('@errlex/nestjs');
  const { expectApiError } = require('@errlex/nestjs/testing');
  const { Controller, Get, Module } = require('@nestjs/common');
  const { Test } = require('@nestjs/testing');
  const request = require('supertest');

  class OrdersController {
    list() {
      throw new ApiException('PARAM_EMPTY', { parameter: 'symbol' });
    }
  }
  Get()(OrdersController.prototype, 'list', Object.getOwnPropertyDescriptor(OrdersController.prototype, 'list'));
  Controller()(OrdersController);

  it('names the missing parameter', async () => {
    const imports = [ErrlexModule.forRoot()];
    const module = await Test.createTestingModule({ imports, controllers: [OrdersController] }).compile();
    const app = module.createNestApplication();
    await app.init();
    const response = await request(app.getHttpServer()).get('/').set('Accept-Language', 'de');
    await expectApiError(response, 'PARAM_EMPTY', { params: { parameter: 'symbol' }, locale: 'de' });
    await app.close();
  });
`;

const folder = makeWorkFolder();
const telemetry = join(folder, 'node_modules/@opentelemetry');

beforeAll(async () => {
  const nest = ['common', 'core', 'platform-express', 'testing'].map((name) => [`@nestjs/${name}`, '11']);
  const ours = ['@errlex/core', '@errlex/i18n', '@errlex/server', '@errlex/nestjs'].map((name) => [
    name,
    inject('tarballs')[name] ?? '',
  ]);
  const others = {
    jest: '30',
    'reflect-metadata': '*',
    rxjs: '7',
    supertest: '7',
    '@opentelemetry/api': '1',
  };
  await install(folder, { dependencies: { ...Object.fromEntries([...nest, ...ours]), ...others } });
  writeFileSync(join(folder, 'orders.test.js'), test);
});

async function runJest(): Promise<string> {
  const jest = join(folder, 'node_modules/jest/bin/jest.js');
  const { stderr } = await promisify(execFile)(process.execPath, [jest, '--ci'], { cwd: folder });
  return stderr;
}

it('an application of Nest 11 is tested with Jest, with OpenTelemetry installed and without it', async () => {
  expect(await runJest()).toContain('1 passed, 1 total');
  renameSync(telemetry, `${folder}/removed`);
  expect(await runJest()).toContain('1 passed, 1 total');
});
