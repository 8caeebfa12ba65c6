import { type AnyErrorSet, defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { describe, expect, it } from 'vitest';
import { GrpcStatus, toGrpcStatus } from './grpc-status.js';

const definitions = [...spotV3, ...httpErrors];
const { createErrorData }: AnyErrorSet = defineErrors(definitions);

/** The reasons of the shipped catalogs, by gRPC status. */
const expected: { [Name in keyof typeof GrpcStatus]?: readonly string[] } = {
  UNKNOWN: ['UNKNOWN_ERROR', 'BAD_GATEWAY'],
  INVALID_ARGUMENT: [
    'INVALID_CONTENT_TYPE',
    'INVALID_TIME_IN_FORCE',
    'INVALID_ORDER_TYPE',
    'INVALID_SIDE',
    'INVALID_SYMBOL',
    'INVALID_PARAM_COMBINATION',
    'INVALID_JSON',
    'PARAM_VALIDATE_ERROR',
    'PARAM_EMPTY',
    'PARAM_ERROR',
    'DECIMAL_PRECISION_ERROR',
    'START_TIME_AFTER_END_TIME',
    'CLIENT_OID_LENGTH_ERROR',
  ],
  DEADLINE_EXCEEDED: ['REQUEST_TIMEOUT', 'GATEWAY_TIMEOUT'],
  NOT_FOUND: ['SPOT_SYMBOL_NOT_EXIST', 'SPOT_ORDER_NOT_EXIST', 'ROUTE_NOT_FOUND'],
  PERMISSION_DENIED: [
    'USER_STATUS_FORBIDDEN',
    'PERMISSION_DENIED',
    'INSUFFICIENT_PERMISSIONS',
    'PERMISSION_VALIDATION_FAILED',
    'ILLEGAL_IP',
    'USER_LOCKED',
    'NO_PERMISSION_TRADE_PAIR',
    'FORBIDDEN_ACCESS',
  ],
  RESOURCE_EXHAUSTED: ['PAYLOAD_TOO_LARGE', 'TOO_MANY_REQUESTS'],
  FAILED_PRECONDITION: ['USER_AUTH_NOT_SAFE'],
  ABORTED: ['CONFLICT'],
  OUT_OF_RANGE: ['QUERY_TIME_OUT_OF_RANGE'],
  UNIMPLEMENTED: ['REQUEST_METHOD_NOT_SUPPORTED', 'METHOD_NOT_ALLOWED'],
  UNAVAILABLE: ['SYSTEM_ERROR', 'SERVICE_UNAVAILABLE'],
  UNAUTHENTICATED: [
    'ACCESS_KEY_EMPTY',
    'ACCESS_SIGN_EMPTY',
    'ACCESS_TIMESTAMP_EMPTY',
    'INVALID_ACCESS_TIMESTAMP',
    'INVALID_ACCESS_KEY',
    'ACCESS_TIMESTAMP_EXPIRED',
    'API_AUTH_ERROR',
    'API_KEY_OR_PASSPHRASE_INCORRECT',
  ],
};

const mappedOf = (reason: string, httpStatus: number) => {
  const definition = definitions.find((row) => row.reason === reason);
  const [id = ''] = Object.keys(definition?.messages ?? {});
  const params = { parameter: 'a', min: 1, max: 2, days: 1 };
  return {
    error: createErrorData(id, params),
    httpStatus: httpStatus || (definition?.httpStatus ?? 0),
    isFault: false,
  };
};

describe('toGrpcStatus', () => {
  it('gives every definition its status', () => {
    const names = Object.keys(GrpcStatus) as (keyof typeof GrpcStatus)[];
    const found = definitions.map(({ reason }) => {
      const status = toGrpcStatus(mappedOf(reason, 0));
      return [reason, names.find((name) => GrpcStatus[name] === status)];
    });
    const wanted = Object.entries(expected).flatMap(([name, reasons]) =>
      reasons.map((reason) => [reason, name]),
    );
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
  });

  it.each([
    ['the error of an upstream', 'INVALID_ACCESS_KEY', 500, GrpcStatus.INTERNAL],
    ['an unknown error of an upstream', 'UNKNOWN_ERROR', 502, GrpcStatus.UNKNOWN],
    ['an exception with a status of its own', 'SYSTEM_ERROR', 503, GrpcStatus.UNAVAILABLE],
    ['what the platform refused', 'UNKNOWN_ERROR', 404, GrpcStatus.NOT_FOUND],
    ['a status that gRPC has no word for', 'UNKNOWN_ERROR', 418, GrpcStatus.INVALID_ARGUMENT],
  ])('goes by the HTTP status for %s', (_, reason, httpStatus, status) => {
    expect(toGrpcStatus(mappedOf(reason, httpStatus))).toBe(status);
  });
});
