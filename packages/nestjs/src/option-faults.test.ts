import { createApiError } from '@errlex/core';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { describe, expect, it } from 'vitest';
import { ErrlexModule } from './errlex.module.js';
import type { ErrlexOptions } from './errlex.options.js';
import { ownFilterModule } from './test-support/own-filter.fixture.js';
import { platforms, startServer } from './test-support/server.fixture.js';
import { startService } from './test-support/service.fixture.js';

const fail = () => {
  throw new Error('no configuration');
};

/** The faults of an option that is a function. */
const faults: Readonly<Record<string, () => unknown>> = {
  throws: fail,
  'returns a rejected promise': () => Promise.reject(new Error('no configuration')),
  'returns a promise': () => Promise.resolve('de'),
  'returns a number': () => 7,
  'returns a function': () => fail,
  'returns null': () => null,
};

/** The options that are functions: the faults that are none for them, and whether they are called for RPC. */
const options: Readonly<Record<string, { readonly allowed: readonly string[]; readonly isRpc: boolean }>> = {
  map: { allowed: ['returns null'], isRpc: true },
  resolvers: { allowed: ['returns null'], isRpc: false },
  logLevel: { allowed: ['returns null'], isRpc: true },
  requestId: { allowed: ['returns null'], isRpc: true },
  passthrough: { allowed: ['returns null'], isRpc: true },
  // Its result is ignored.
  onError: {
    allowed: ['returns a promise', 'returns a number', 'returns a function', 'returns null'],
    isRpc: true,
  },
};

class SecretError extends Error {
  constructor() {
    super('secret');
  }
}

@Controller()
class FailingController {
  @Get()
  @MessagePattern('fail')
  fail(): never {
    throw new SecretError();
  }
}

function createModule(moduleOptions: ErrlexOptions): Type {
  class FailingModule {}
  Module({
    // A filter beside ours, so that `passthrough` is asked.
    imports: [ErrlexModule.forRoot(moduleOptions), ownFilterModule(RangeError)],
    controllers: [FailingController],
  })(FailingModule);
  return FailingModule;
}

const cases = Object.entries(options).flatMap(([option, { allowed, isRpc }]) =>
  Object.entries(faults).map(([what, fault]) => ({
    option,
    what,
    isRpc,
    logged: allowed.includes(what) ? 0 : 1,
    // The types forbid what the faults return.
    moduleOptions: { [option]: fault } as ErrlexOptions,
  })),
);

/** Expects a fault of the option as often as given, and the thrown error once. */
function expectLogged(errors: readonly string[], option: string, logged: number): void {
  const ofOption = errors.filter((line) => line.includes(`errlex: option "${option}"`));
  expect(ofOption).toHaveLength(logged);
  expect(errors.filter((line) => /UNKNOWN_ERROR.*: secret/.test(line))).toHaveLength(1);
}

describe.each(cases)('the option $option that $what', ({ option, logged, isRpc, moduleOptions }) => {
  it.each(platforms)('keeps no caller on $platform from a response, and is logged once', async (platform) => {
    const server = await startServer(createModule(moduleOptions), platform);
    const { status, text } = await server.ask('/', { language: 'de' });
    expect([status, JSON.parse(text).code]).toEqual([500, -1000]);
    await new Promise(setImmediate);
    expectLogged(server.errors, option, logged);
    await server.close();
  });

  it('keeps no service from a response, and is logged once', async () => {
    const service = await startService(createModule(moduleOptions));
    const { error } = await service.send('fail', '');
    expect(error).toMatchObject({ $errlex: 1, code: -1000 });
    expectLogged(service.errors, option, isRpc ? logged : 0);
    await service.close();
  });
});

describe.each([
  ['returns no details', () => [{ field: 'price' }]],
  ['returns an object', () => ({})],
  ['returns a promise', () => Promise.resolve([])],
  ['returns a text', () => 'text'],
  ['returns null', () => null],
  ['throws', fail],
])('a method `toDetails` that %s', (_, toDetails) => {
  it.each(platforms)('changes nothing in the response on $platform', async (platform) => {
    @Controller()
    class DetailedController {
      @Get()
      fail(): never {
        throw Object.assign(createApiError('INVALID_SYMBOL'), { toDetails });
      }
    }
    class DetailedModule {}
    const imports = [ErrlexModule.forRoot({ details: true })];
    Module({ imports, controllers: [DetailedController] })(DetailedModule);
    const server = await startServer(DetailedModule, platform);
    expect(JSON.parse((await server.ask('/')).text)).toEqual({ code: -1121, msg: 'Invalid symbol.' });
    await server.close();
  });
});
