import { createApiError, createErrorData, type ErrorData } from '@errlex/core';
import { toWireError } from '@errlex/server/adapter';
import { Metadata } from '@grpc/grpc-js';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { toGrpcError } from './to-grpc-error.js';

/** The messages of google.rpc, as its documentation defines them. */
const { root } = protobuf.parse(
  `
  syntax = "proto3";
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
  message Duration { int64 seconds = 1; int32 nanos = 2; }
  message RetryInfo { Duration retry_delay = 1; }
  message BadRequest {
    message FieldViolation { string field = 1; string description = 2; string reason = 3; }
    repeated FieldViolation field_violations = 1;
  }
  message LocalizedMessage { string locale = 1; string message = 2; }
`,
  { keepCase: true },
);
const Status = root.lookupType('Status');

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

describe('the details of a status', () => {
  const decode = (...args: Parameters<typeof toGrpcError>) => {
    const [bytes] = toGrpcError(...args).metadata.get('grpc-status-details-bin');
    return Status.toObject(Status.decode(bytes as Uint8Array), { enums: String, longs: Number });
  };
  const unpack = (status: { details?: { type_url: string; value: Uint8Array }[] }) =>
    Object.fromEntries(
      (status.details ?? []).map(({ type_url, value }) => {
        const name = type_url.replace('type.googleapis.com/google.rpc.', '');
        const type = root.lookupType(name);
        return [name, type.toObject(type.decode(value), { longs: Number })];
      }),
    );

  it('are read by any client of gRPC', () => {
    const details = [{ error: createErrorData('PARAM_EMPTY', { parameter: 'side' }), path: 'legs[0].side' }];
    const status = decode({ ...mapped, details }, wire, new Metadata(), {
      retryAfter: 2_500,
      localized: { locale: 'de', message: 'Fehler: symbol' },
      advice: { retry: 'never' },
    });
    expect(status).toMatchObject({ code: 3, message: wire.msg });
    expect(unpack(status)).toEqual({
      ErrorInfo: {
        reason: 'PARAM_ERROR',
        domain: 'spotV3',
        metadata: { parameter: 'symbol', code: '-1142', messageId: 'PARAM_ERROR', retry: 'never' },
      },
      BadRequest: {
        field_violations: [
          { field: 'legs[0].side', description: "Parameter 'side' cannot be empty.", reason: 'PARAM_EMPTY' },
        ],
      },
      RetryInfo: { retry_delay: { seconds: 2, nanos: 500_000_000 } },
      LocalizedMessage: { locale: 'de', message: 'Fehler: symbol' },
    });
  });

  it('have the domain errlex for a contract without one, and no empty field', () => {
    const error: ErrorData = { ...createErrorData('INVALID_SIDE'), domain: undefined, reason: undefined };
    const bare = { ...mapped, error };
    expect(unpack(decode(bare, wire, new Metadata()))).toMatchObject({ ErrorInfo: { domain: 'errlex' } });
    expect(unpack(decode(bare, wire, new Metadata())).ErrorInfo).not.toHaveProperty('reason');
  });

  it('are the code alone if params and violations take too much room', () => {
    const params = { parameter: 'x'.repeat(2_000) };
    const status = decode(mapped, { ...wire, params }, new Metadata(), { retryAfter: 1_000 });
    expect(unpack(status)).toEqual({
      ErrorInfo: {
        reason: 'PARAM_ERROR',
        domain: 'spotV3',
        metadata: { code: '-1142', messageId: 'PARAM_ERROR' },
      },
    });
  });
});
