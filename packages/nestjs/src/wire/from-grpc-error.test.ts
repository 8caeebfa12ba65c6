import { createParts } from '@errlex/core';
import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { toCodedError } from '../coded-error.js';
import { fromGrpcError } from './from-grpc-error.js';
import { hasTravelled, toTravelled } from './travelled.js';

function sent(text: string): unknown {
  const metadata = new Metadata();
  metadata.set('errlex-bin', Buffer.from(text));
  return fromGrpcError({ metadata });
}

describe('fromGrpcError', () => {
  it('reads what came in the metadata, up to 8 KiB', () => {
    expect(sent('{"code":-1121}')).toEqual({ code: -1121 });
    expect(sent('7'.padEnd(8192))).toBe(7);
    expect(sent('7'.padEnd(8193))).toBeUndefined();
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ get: () => [Buffer.from('7')] }],
    [{ get: () => [Buffer.from('7')], set: () => {} }],
    [{ get: () => [Buffer.from('7')], getMap: () => {} }],
    [{ set: () => {}, getMap: () => {} }],
    [new Metadata()],
    [Object.assign(new Metadata(), { get: () => ['7'] })],
  ])('reads nothing of what is no metadata, or holds none of ours: %o', (metadata) => {
    expect(fromGrpcError({ metadata })).toBeUndefined();
  });
});

describe('toTravelled', () => {
  const symbol = toCodedError(createParts('INVALID_SYMBOL'));

  it('is known as what another service has sent', () => {
    const error = toTravelled({ ...symbol, msg: 'gone' });
    expect([hasTravelled(error), error.message, error.payload.msg]).toEqual([
      true,
      'Invalid symbol.',
      'gone',
    ]);
    expect(toTravelled({ ...symbol, msg: '' }).payload.msg).toBe('Invalid symbol.');
  });

  it('has the generic text of its reason where nobody documented its own', () => {
    const params = toCodedError(createParts('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 2 }));
    const bare = { messageId: undefined, message: '' };
    expect(toTravelled({ ...params, ...bare }).message).toBe('Parameter validation failed.');
    const empty = toCodedError(createParts('PARAM_EMPTY', { parameter: 'symbol' }));
    expect(toTravelled({ ...empty, ...bare }).message).toBe('PARAM_EMPTY');
    const unlisted = { code: -9999, reason: undefined, definition: undefined };
    expect(toTravelled({ ...symbol, ...bare, ...unlisted }).message).toBe('An unknown error occurred.');
  });
});
