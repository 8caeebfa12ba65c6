import { createApiError } from '@errlex/core';
import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { toWire } from '../../wire/to-wire.js';
import { toGrpcError } from './to-grpc-error.js';

const error = createApiError('PARAM_ERROR', { parameter: 'symbol' });
const answer = { error, httpStatus: 400, isFault: false };
const wire = toWire(error, error.message);

const travelled = (more: object) => {
  const { metadata } = toGrpcError(answer, { ...wire, ...more }, new Metadata());
  return JSON.parse(String(metadata.get('errlex-bin')[0]));
};

describe('toGrpcError', () => {
  it('sends all that travels between services where there is room', () => {
    expect(travelled({ details: ['short'] })).toEqual({ ...wire, details: ['short'] });
  });

  it('sends up to 1536 bytes', () => {
    const rest = JSON.stringify({ ...wire, details: [''] }).length;
    const details = ['x'.repeat(1536 - rest)];
    expect(travelled({ details })).toEqual({ ...wire, details });
    expect(travelled({ details: [`${details}x`] })).toEqual(wire);
  });

  it('leaves out what comes beside code and params first', () => {
    expect(travelled({ details: ['x'.repeat(2000)] })).toEqual(wire);
  });

  it('leaves out the params next, and keeps that a server further away failed', () => {
    const params = { parameter: 'x'.repeat(2000) };
    expect(travelled({ params })).toEqual({ $errlex: 1, code: -1142, params: {} });
    expect(travelled({ params, upstream: true })).toEqual({
      $errlex: 1,
      code: -1142,
      params: {},
      upstream: true,
    });
  });
});
