import type { ArgumentsHost } from '@nestjs/common';
import { catchError, defer, map, mergeMap, type Observable, of, throwError } from 'rxjs';
import type { MappedError } from '../../mapping/mapped-error.js';
import { isMetadata, type Metadata } from '../../wire/grpc-metadata.js';
import type { WireError } from '../../wire/wire-error.js';
import { GrpcStatus } from './grpc-status.js';
import type { GrpcError } from './to-grpc-error.js';

/** The subset of a gRPC call that we use; handlers of `@GrpcStreamCall` get the call itself. */
interface Call {
  readonly metadata: Metadata;
  emit(event: 'error', error: GrpcError): void;
}

type Callback = (error: GrpcError) => void;

/** Sends an error on gRPC; returns undefined on every other transport. */
export function replyGrpc(
  mapped: MappedError,
  wire: WireError,
  host: ArgumentsHost,
): Observable<unknown> | undefined {
  const [first, second] = host.getArgs<unknown[]>();
  if (isMetadata(second)) {
    return loadError(mapped, wire, second).pipe(mergeMap((error) => throwError(() => error)));
  }
  if (!isCall(first)) return undefined;
  return loadError(mapped, wire, first.metadata).pipe(map((error) => endCall(first, second, error)));
}

/** Loads the writer of Protocol Buffers with the first error, so that applications without gRPC do not load it. */
function loadError(mapped: MappedError, wire: WireError, received: Metadata): Observable<GrpcError> {
  const metadata = createMetadata(received);
  const { msg } = wire;
  return defer(() => import('./to-grpc-error.js')).pipe(
    map(({ toGrpcError }) => toGrpcError(mapped, wire, metadata)),
    catchError(() => of({ code: GrpcStatus.UNKNOWN, message: msg, details: msg, metadata })),
  );
}

/** Fails a call whose handler has it: Nest ignores what such a handler returns, and an error would end the process. */
function endCall(call: Call, callback: unknown, error: GrpcError): void {
  if (typeof callback === 'function') (callback as Callback)(error);
  else call.emit('error', error);
}

function isCall(value: unknown): value is Call {
  if (typeof value !== 'object' || value === null) return false;
  const { metadata, emit }: { [Name in keyof Call]?: unknown } = value;
  return isMetadata(metadata) && typeof emit === 'function';
}

/** Creates metadata of the copy of gRPC that the server runs on. */
function createMetadata(metadata: Metadata): Metadata {
  return new (metadata.constructor as new () => Metadata)();
}
