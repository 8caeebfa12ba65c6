import type { ArgumentsHost } from '@nestjs/common';
import { catchError, defer, map, mergeMap, type Observable, of, throwError } from 'rxjs';
import type { Answer } from '../../answer/to-answer.js';
import { isMetadata, type Metadata } from '../../wire/grpc-metadata.js';
import type { Wire } from '../../wire/wire.js';
import { GrpcStatus } from './grpc-status.js';
import type { GrpcError } from './to-grpc-error.js';

/** What is used of a call, which a handler of `@GrpcStreamCall` is given itself. */
interface Call {
  readonly metadata: Metadata;
  emit(event: 'error', error: GrpcError): void;
}

type Callback = (error: GrpcError) => void;

/** Answers a call of gRPC; undefined on every other transport. */
export function replyGrpc(answer: Answer, wire: Wire, host: ArgumentsHost): Observable<unknown> | undefined {
  const [first, second] = host.getArgs<unknown[]>();
  if (isMetadata(second)) {
    return loadError(answer, wire, second).pipe(mergeMap((error) => throwError(() => error)));
  }
  if (!isCall(first)) return undefined;
  return loadError(answer, wire, first.metadata).pipe(map((error) => endCall(first, second, error)));
}

/** What writes Protocol Buffers is loaded by the first error: applications without gRPC do without. */
function loadError(answer: Answer, wire: Wire, came: Metadata): Observable<GrpcError> {
  const metadata = toEmpty(came);
  const { msg } = wire;
  return defer(() => import('./to-grpc-error.js')).pipe(
    map(({ toGrpcError }) => toGrpcError(answer, wire, metadata)),
    catchError(() => of({ code: GrpcStatus.UNKNOWN, message: msg, details: msg, metadata })),
  );
}

/** Nobody listens to what such a handler returns, and one that fails would end the process. */
function endCall(call: Call, callback: unknown, error: GrpcError): void {
  if (typeof callback === 'function') (callback as Callback)(error);
  else call.emit('error', error);
}

function isCall(value: unknown): value is Call {
  if (typeof value !== 'object' || value === null) return false;
  const { metadata, emit }: { [Name in keyof Call]?: unknown } = value;
  return isMetadata(metadata) && typeof emit === 'function';
}

/** Made by the copy of gRPC that the server runs on. */
function toEmpty(metadata: Metadata): Metadata {
  return new (metadata.constructor as new () => Metadata)();
}
