import { ApiError, createApiError, defineErrors, isApiError, spotV3, toApiError } from '@errlex/core';
import { toWireError } from '@errlex/server/adapter';
import { Metadata } from '@grpc/grpc-js';
import * as fc from 'fast-check';
import { firstValueFrom, type Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { toApiErrors, withApiErrors } from './to-api-errors.js';

const limit = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
const wire = JSON.parse(JSON.stringify(toWireError(limit, limit.message)));

const caught = async (thrown: unknown, options?: Parameters<typeof toApiErrors>[0]) => {
  try {
    return await firstValueFrom(throwError(() => thrown).pipe(toApiErrors(options)));
  } catch (error) {
    return error as ApiError;
  }
};

const overGrpc = (value: Buffer | string) => {
  const metadata = new Metadata();
  metadata.set('errlex-bin', Buffer.from(value));
  return Object.assign(new Error('3 INVALID_ARGUMENT: limit'), { code: 3, details: 'limit', metadata });
};

describe('toApiErrors', () => {
  it.each([
    ['a message', wire],
    ['a call of gRPC', overGrpc(JSON.stringify(wire))],
  ])('creates an error from %s, with a stack of this service', async (_, thrown) => {
    const error = await caught(thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(isApiError(error, 'PARAM_VALIDATE_ERROR') && error.params).toEqual({ min: 1, max: 1000 });
    expect(error).toMatchObject({
      code: -1140,
      message: 'limit must be between 1 and 1000.',
    });
    expect(error).not.toHaveProperty('cause');
    expect((error as Error).stack).toContain('to-api-errors');
  });

  it('leaves an error that it converted before as it is', async () => {
    const error = await caught(wire);
    expect(await caught(error)).toBe(error);
    expect(await caught(error, { errors: defineErrors(spotV3) })).toBe(error);
  });

  it('keeps that a server further away failed', async () => {
    expect(await caught({ ...wire, upstream: true })).toMatchObject({ upstream: true });
    expect(await caught(wire)).not.toHaveProperty('upstream');
  });

  it('does not trust a text, and keeps it in msg', async () => {
    const msg = 'password=hunter2';
    expect(await caught({ $errlex: 1, code: -1054, msg })).toMatchObject({
      code: -1054,
      message: 'System error, please retry later.',
      messageId: undefined,
      msg,
    });
    expect(await caught({ $errlex: 1, code: -9999, msg })).toMatchObject({
      reason: undefined,
      message: 'An unknown error occurred.',
      msg,
    });
  });

  it('reads a newer version as its code', async () => {
    const newer = { $errlex: 2, code: -1121, messageId: 'MOVED', params: [1], httpStatus: 200, msg: 'New.' };
    expect(await caught(newer)).toMatchObject({
      code: -1121,
      reason: 'INVALID_SYMBOL',
      message: 'Invalid symbol.',
      messageId: undefined,
      params: {},
    });
  });

  it('knows the codes of a catalog of the application', async () => {
    const errors = defineErrors([
      ...spotV3,
      { ...spotV3[0], code: -5001, reason: 'HALTED', messages: { HALTED: ['Halted for %d s.', 'seconds'] } },
    ]);
    const halted = { $errlex: 1, code: -5001, messageId: 'HALTED', params: { seconds: 7 }, msg: '' };
    expect(await caught(halted, { errors })).toMatchObject({ reason: 'HALTED', message: 'Halted for 7 s.' });
    expect(await caught(halted)).toMatchObject({ reason: undefined, params: {} });
  });

  it.each([
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['an ApiError of this service', toApiError({ code: -1121, msg: 'Invalid symbol.' })],
    ['a payload without $errlex', { code: -1121, msg: 'Invalid symbol.' }],
    ['a code that is no integer', { ...wire, code: '-1121' }],
    ['metadata that is no JSON', overGrpc('{')],
    ['metadata of more than 8 KiB', overGrpc(JSON.stringify({ ...wire, msg: 'x'.repeat(9000) }))],
    ['metadata that is JSON of something else', overGrpc('[]')],
    ['a text', 'Internal server error'],
    ['nothing', undefined],
  ])('leaves %s as it is', async (_, thrown) => {
    expect(await caught(thrown)).toBe(thrown);
  });

  it('fails once with anything, and lets values pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (thrown, params) => {
        await caught(thrown);
        expect(await caught({ ...wire, params })).toBeInstanceOf(ApiError);
      }),
    );
    expect(await firstValueFrom(of(1).pipe(toApiErrors()))).toBe(1);
  });
});

describe('withApiErrors', () => {
  class Client {
    readonly #pattern = 'orders';
    send(pattern: string): Observable<unknown> {
      return throwError(() => ({ ...wire, isOurs: pattern === this.#pattern }));
    }
    emit(): Observable<unknown> {
      return throwError(() => wire);
    }
    getService() {
      return { version: 1, fail: () => this.send(this.#pattern), name: () => this.#pattern };
    }
  }
  const client = withApiErrors(new Client() as never) as unknown as Client;

  it('gives what messages and services fail with', async () => {
    for (const answer of [client.send('orders'), client.getService().fail()]) {
      await expect(firstValueFrom(answer)).rejects.toBeInstanceOf(ApiError);
    }
  });

  it('leaves the rest of a client alone', async () => {
    await expect(firstValueFrom(client.emit())).rejects.toBe(wire);
    expect(client.getService().version).toBe(1);
    expect(client.getService().name()).toBe('orders');
    expect(client).toBeInstanceOf(Client);
  });

  it('distinguishes methods by their names, and follows one that is replaced', async () => {
    const fail = () => throwError(() => wire);
    const double = { send: fail, emit: fail };
    const wrapped = withApiErrors(double as never) as unknown as typeof double;
    await expect(firstValueFrom(wrapped.send())).rejects.toBeInstanceOf(ApiError);
    await expect(firstValueFrom(wrapped.emit())).rejects.toBe(wire);
    expect(wrapped.send).toBe(wrapped.send);
    double.send = () => of(7) as never;
    expect(await firstValueFrom(wrapped.send())).toBe(7);
  });
});
