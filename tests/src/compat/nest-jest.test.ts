import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { install } from '../install.js';
import { packAll } from '../tarballs.js';

/** What the template of Nest 11 tests with; decorators as functions, so that nothing is compiled. */
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

  it('tells what is missing', async () => {
    const imports = [ErrlexModule.forRoot()];
    const module = await Test.createTestingModule({ imports, controllers: [OrdersController] }).compile();
    const app = module.createNestApplication();
    await app.init();
    const answer = await request(app.getHttpServer()).get('/').set('Accept-Language', 'de');
    await expectApiError(answer, 'PARAM_EMPTY', { params: { parameter: 'symbol' }, locale: 'de' });
    await app.close();
  });
`;

const { folder, tarballs } = packAll();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['without OpenTelemetry', {}],
  ['with it', { '@opentelemetry/api': '1' }],
])('an application of Nest 11 is tested with Jest, %s', async (title, more) => {
  const project = join(folder, title);
  const nest = ['common', 'core', 'platform-express', 'testing'].map((name) => [`@nestjs/${name}`, '11']);
  const ours = ['@errlex/core', '@errlex/i18n', '@errlex/nestjs'].map((name) => [name, tarballs[name] ?? '']);
  const others = { jest: '30', 'reflect-metadata': '*', rxjs: '7', supertest: '7', ...more };
  await install(project, { dependencies: { ...Object.fromEntries([...nest, ...ours]), ...others } });
  writeFileSync(join(project, 'orders.test.js'), test);
  const jest = join(project, 'node_modules/jest/bin/jest.js');
  const { stderr } = await promisify(execFile)(process.execPath, [jest, '--ci'], { cwd: project });
  expect(stderr).toContain('1 passed, 1 total');
});
