import type { MappedError } from '@errlex/server/adapter';

/** The gRPC statuses that errors are sent with. */
export const GrpcStatus = {
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  UNAUTHENTICATED: 16,
} as const;

/** The gRPC status for an HTTP status; 502 stands for any failure of an upstream. */
const byHttpStatus: Readonly<Record<number, number>> = {
  401: GrpcStatus.UNAUTHENTICATED,
  403: GrpcStatus.PERMISSION_DENIED,
  404: GrpcStatus.NOT_FOUND,
  405: GrpcStatus.UNIMPLEMENTED,
  408: GrpcStatus.DEADLINE_EXCEEDED,
  409: GrpcStatus.ABORTED,
  413: GrpcStatus.RESOURCE_EXHAUSTED,
  429: GrpcStatus.RESOURCE_EXHAUSTED,
  501: GrpcStatus.UNIMPLEMENTED,
  502: GrpcStatus.UNKNOWN,
  503: GrpcStatus.UNAVAILABLE,
  504: GrpcStatus.DEADLINE_EXCEEDED,
};

/** The reasons that gRPC has a status of its own for. */
const byReason: Readonly<Record<string, number>> = {
  UNKNOWN_ERROR: GrpcStatus.UNKNOWN,
  SYSTEM_ERROR: GrpcStatus.UNAVAILABLE,
  USER_AUTH_NOT_SAFE: GrpcStatus.FAILED_PRECONDITION,
  QUERY_TIME_OUT_OF_RANGE: GrpcStatus.OUT_OF_RANGE,
};

/** Returns the gRPC status: by the reason if the HTTP status is that of its definition, else by the HTTP status. */
export function toGrpcStatus({ error, httpStatus }: MappedError): number {
  const { reason = '', definition } = error;
  const hasOwnStatus = httpStatus === definition?.httpStatus && Object.hasOwn(byReason, reason);
  const found = hasOwnStatus ? byReason[reason] : byHttpStatus[httpStatus];
  return found ?? (httpStatus < 500 ? GrpcStatus.INVALID_ARGUMENT : GrpcStatus.INTERNAL);
}
