import { createApiError } from '@errlex/core';
import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { toWireError } from '../../wire/to-wire-error.js';
import { toGrpcError } from './to-grpc-error.js';

const error = createApiError('PARAM_ERROR', { parameter: 'symbol' });
const mapped = { error, httpStatus: 400, isFault: false };
const wire = toWireError(error, error.message);

const sent = (more: object) => {
  const { metadata } = toGrpcError(mapped, { ...wire, ...more }, new Metadata());
  return JSON.parse(String(metadata.get('errlex-bin')[0]));
};

describe('toGrpcError', () => {
  it('sends all that travels between services where there is room', () => {
    expect(sent({ details: ['short'] })).toEqual({ ...wire, details: ['short'] });
  });

  it('sends up to 1536 bytes', () => {
    const rest = JSON.stringify({ ...wire, details: [''] }).length;
    const details = ['x'.repeat(1536 - rest)];
    expect(sent({ details })).toEqual({ ...wire, details });
    expect(sent({ details: [`${details}x`] })).toEqual(wire);
  });

  it('leaves out what comes beside code and params first', () => {
    expect(sent({ details: ['x'.repeat(2000)] })).toEqual(wire);
  });

  it('leaves out the params next, and keeps that a server further away failed', () => {
    const params = { parameter: 'x'.repeat(2000) };
    const short = { $errlex: 1, domain: 'spotV3', code: -1142, params: {} };
    expect(sent({ params })).toEqual(short);
    expect(sent({ params, upstream: true })).toEqual({ ...short, upstream: true });
  });
});
