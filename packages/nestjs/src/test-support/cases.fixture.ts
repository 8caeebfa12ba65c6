import { readFileSync } from 'node:fs';
import { type AnyErrorSet, type Catalog, type Contract, defineErrors, spotV3Errors } from '@errlex/core';
import { Controller, Get, Module } from '@nestjs/common';
import { ErrlexModule } from '../errlex.module.js';
import { type Answer, type Platform, type Server, startServer } from './server.fixture.js';

/** Reads a table of cases that all packages share. */
export function readCases<Cases>(name: string): Cases {
  const url = new URL(`../../../core/cases/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Cases;
}

const unknownText = 'An unknown error occurred.';

type ContractCase = Contract & { readonly catalog: Catalog };

/** The contracts of the shared cases, by name; the shipped one under the name undefined. */
export const contracts: ReadonlyMap<string | undefined, AnyErrorSet> = new Map<
  string | undefined,
  AnyErrorSet
>([
  [undefined, spotV3Errors],
  ...Object.entries(readCases<Record<string, ContractCase>>('contracts.json')).map(
    ([name, { catalog, ...contract }]): [string, AnyErrorSet] => [name, defineWithUnknown(catalog, contract)],
  ),
]);

/** Adds the definition of the role `unknown`, without which no application starts. */
function defineWithUnknown(catalog: Catalog, contract: Contract): AnyErrorSet {
  const own = catalog.find(({ code }) => code === -1000)?.reason;
  const unknown = {
    code: -1000,
    reason: 'UNKNOWN_ERROR',
    messages: { UNKNOWN_ERROR: [unknownText] },
  } as const;
  const definitions = own === undefined ? [...catalog, unknown] : catalog;
  return defineErrors(definitions, {
    ...contract,
    roles: { unknown: own ?? unknown.reason, ...contract.roles },
  });
}

/** An application of one contract, whose handler throws what a test gives it. */
export interface Thrower extends Pick<Server, 'errors' | 'close'> {
  /** Sends a request to the handler, which throws `value`. */
  respond(value: unknown): Promise<Answer>;
}

export async function startThrower(errors: AnyErrorSet, platform: Platform): Promise<Thrower> {
  let thrown: unknown;

  @Controller()
  class ThrowingController {
    @Get()
    handle(): never {
      throw thrown;
    }
  }

  class ThrowingModule {}
  Module({ imports: [ErrlexModule.forRoot({ errors, locales: [] })], controllers: [ThrowingController] })(
    ThrowingModule,
  );
  const server = await startServer(ThrowingModule, platform);
  return {
    errors: server.errors,
    close: server.close,
    respond: (value) => {
      thrown = value;
      return server.ask('/');
    },
  };
}
