import type { ModulesContainer } from '@nestjs/core';
import { expect, it } from 'vitest';
import { ERRLEX_OPTIONS } from '../errlex.options.js';
import { refuseSecondImport } from './refuse-second-import.js';

class ErrlexModule {}
class AppModule {}

const configured = { metatype: ErrlexModule, providers: new Map([[ERRLEX_OPTIONS, {}]]) };
const app = { metatype: AppModule, providers: new Map() };
const toContainer = (...modules: object[]) =>
  new Map(modules.map((module, index) => [String(index), module])) as unknown as ModulesContainer;

it('names nobody where a root module that is made at run time imports it twice', () => {
  expect(() => refuseSecondImport(toContainer(app, configured, configured))).toThrow(
    /^ErrlexModule: options were given 2 times\. Import the module once, in the root module\.$/,
  );
});

it('takes options that are given once', () => {
  expect(refuseSecondImport(toContainer(app, configured))).toBeUndefined();
});
