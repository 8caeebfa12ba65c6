import { Body, Controller, Module, Post, type Type } from '@nestjs/common';
import { createZodDto, createZodValidationPipe } from 'nestjs-zod';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ErrlexModule } from '../errlex.module.js';
import { type Platform, platforms, type Server, startServer } from '../test-support/server.fixture.js';
import { post } from '../test-support/validated.fixture.js';
import { ApiValidationPipe, type StandardSchema } from './api-validation.pipe.js';
import { createExceptionFactory } from './create-exception-factory.js';

function createModule(pipe: object): Type {
  @Controller()
  class BodyController {
    @Post()
    place(@Body(pipe as never) body: unknown): unknown {
      return { body };
    }
  }
  class BodyModule {}
  Module({
    imports: [ErrlexModule.forRoot({ details: true, locales: ['de'] })],
    controllers: [BodyController],
  })(BodyModule);
  return BodyModule;
}

/** A schema with a result that its library should not return. */
const schema = (validate: () => unknown): StandardSchema => ({
  '~standard': { validate: validate as StandardSchema['~standard']['validate'] },
});

const issue = { message: 'wrong', path: ['side'] };
const results: [what: string, validate: () => unknown, status: number][] = [
  ['one issue', () => ({ issues: [issue] }), 400],
  ['issues beside a value', () => ({ value: {}, issues: [issue] }), 400],
  ['an empty list of issues', () => ({ issues: [] }), 400],
  ['a promise of issues', async () => ({ issues: [issue] }), 400],
  ['a rejected promise', () => Promise.reject(new Error('secret')), 500],
  [
    'nothing, because it throws',
    () => {
      throw new Error('secret');
    },
    500,
  ],
  ['null', () => null, 500],
  ['undefined', () => undefined, 500],
];

describe.each(platforms)('an invalid body on $platform', (platform: Platform) => {
  let server: Server;
  afterEach(() => server.close());

  it.each(results)('does not pass if its schema returns %s', async (_, validate, status) => {
    server = await startServer(createModule(new ApiValidationPipe({ schema: schema(validate) })), platform);
    const response = await post(server, '/', { side: 'HOLD' });
    expect(response.status).toBe(status);
    expect(response.text).not.toContain('secret');
    expect(response.text).not.toContain('HOLD');
  });

  it('gets the first issue of nestjs-zod, and the languages of its details', async () => {
    class OrderDto extends createZodDto(z.object({ side: z.enum(['BUY', 'SELL']), size: z.number() })) {}
    const createException = createExceptionFactory();
    const ZodPipe = createZodValidationPipe({
      createValidationException: (error: { readonly issues: readonly { readonly message: string }[] }) =>
        createException(error.issues),
    } as object);
    server = await startServer(createModule(new ZodPipe(OrderDto)), platform);
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ side: 'HOLD' });
    const response = await server.ask('/', { method: 'POST', language: 'de', headers, body });
    const side = { code: -1142, msg: 'Der Parameter „side“ ist ungültig.' };
    expect(JSON.parse(response.text)).toMatchObject({
      ...side,
      details: [{ ...side, path: 'side' }, { path: 'size' }],
    });
    expect(response.headers['content-language']).toBe('de');
    expect((await post(server, '/', { side: 'BUY', size: 1 })).status).toBe(201);
  });
});
