import {
  adviceFields,
  adviseCaller,
  isMetadata,
  type MappedError,
  type Metadata,
  matchRequest,
  type RequestFacts,
  safely,
  translateError,
  type WireError,
} from '@errlex/server/adapter';
import type { ArgumentsHost } from '@nestjs/common';
import { type Observable, of, throwError } from 'rxjs';
import type { ErrlexContext } from '../errlex.context.js';
import { GrpcStatus } from './grpc-status.js';
import { type GrpcDetails, type GrpcError, toGrpcError, type WritableMetadata } from './to-grpc-error.js';

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
  request: RequestFacts,
  host: ArgumentsHost,
  context: ErrlexContext,
): Observable<unknown> | undefined {
  const [first, second] = host.getArgs<unknown[]>();
  const create = (received: Metadata): GrpcError => {
    const metadata = createMetadata(received);
    const { msg } = wire;
    const error = safely(() => toGrpcError(mapped, wire, metadata, toDetails(mapped, request, context)));
    return error ?? { code: GrpcStatus.UNKNOWN, message: msg, details: msg, metadata };
  };
  if (isMetadata(second)) {
    const error = create(second);
    return throwError(() => error);
  }
  if (!isCall(first)) return undefined;
  endCall(first, second, create(first.metadata));
  return of(undefined);
}

function toDetails(mapped: MappedError, request: RequestFacts, context: ErrlexContext): GrpcDetails {
  const { locale } = matchRequest(request, context, context.texts.supported);
  const { msg, locale: msgLocale } = translateError(mapped, locale, context.texts);
  const { retry, safeToRepeat, after } = adviseCaller(mapped, undefined, context.errors);
  return {
    retryAfter: retry === 'backoff' && safeToRepeat ? after : undefined,
    localized: { locale: msgLocale, message: msg },
    advice: { ...adviceFields(mapped, request, context) },
  };
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
function createMetadata(metadata: Metadata): WritableMetadata {
  return new (metadata.constructor as new () => WritableMetadata)();
}
