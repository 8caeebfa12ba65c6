import { defineErrors, spotV3 } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { describe, expect, it } from 'vitest';
import { toCodedError } from '../../coded-error.js';
import { GrpcStatus, toGrpcStatus } from './grpc-status.js';

const rows = [...spotV3, ...httpErrors];
const { createParts } = defineErrors(rows);

/** What the document and the catalog of HTTP are on gRPC. */
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

const answerOf = (reason: string, httpStatus: number) => {
  const definition = rows.find((row) => row.reason === reason);
  const [id] = Object.keys(definition?.messages ?? {});
  const params = { parameter: 'a', min: 1, max: 2, days: 1 };
  const parts = createParts(id as never, params as never);
  return {
    error: toCodedError(parts),
    httpStatus: httpStatus || (definition?.httpStatus ?? 0),
    isFault: false,
  };
};

describe('toGrpcStatus', () => {
  it('gives every row of the catalogs its status', () => {
    const names = Object.keys(GrpcStatus) as (keyof typeof GrpcStatus)[];
    const found = rows.map(({ reason }) => {
      const status = toGrpcStatus(answerOf(reason, 0));
      return [reason, names.find((name) => GrpcStatus[name] === status)];
    });
    const wanted = Object.entries(expected).flatMap(([name, reasons]) =>
      reasons.map((reason) => [reason, name]),
    );
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
  });

  it.each([
    ['the error of a server that was asked', 'INVALID_ACCESS_KEY', 500, GrpcStatus.INTERNAL],
    ['one that the other server could not say', 'UNKNOWN_ERROR', 502, GrpcStatus.UNKNOWN],
    ['an exception with a status of its own', 'SYSTEM_ERROR', 503, GrpcStatus.UNAVAILABLE],
    ['what the platform refused', 'UNKNOWN_ERROR', 404, GrpcStatus.NOT_FOUND],
    ['a status that gRPC has no word for', 'UNKNOWN_ERROR', 418, GrpcStatus.INVALID_ARGUMENT],
  ])('goes by the status of the answer for %s', (_, reason, httpStatus, status) => {
    expect(toGrpcStatus(answerOf(reason, httpStatus))).toBe(status);
  });
});
