import type { ErrorData } from '@errlex/core';
import type { OwnError } from './find-own-error.js';
import { BAD_GATEWAY, INTERNAL, isErrorStatus, toErrorStatus } from './http-status.js';
import type { MappedError } from './mapped-error.js';

export interface UpstreamOptions {
  /** How the errors of upstreams are sent: see the option of the module. */
  readonly upstream: 'gateway' | 'verbatim';
  /** Stands for the codes of upstreams that have no definition. */
  readonly unknown: ErrorData;
}

/** Maps an own error: it is sent under the status of its definition, the error of an upstream as configured. */
export function mapOwnError(own: OwnError, options: UpstreamOptions): MappedError {
  const { error, usesGenericText, httpStatus } = own;
  const { definition, upstream, cause } = error;
  if (upstream) return (options.upstream === 'verbatim' ? passOn : mapUpstreamError)(own, options.unknown);
  const status = toErrorStatus(httpStatus ?? definition?.httpStatus);
  return {
    error,
    usesGenericText,
    httpStatus: status,
    isFault: status >= INTERNAL && cause !== undefined,
  };
}

/** Maps an upstream's error to its definition and documented text; a code without a definition is unknown. */
function mapUpstreamError({ error, httpStatus, isRemote }: OwnError, unknown: ErrorData): MappedError {
  const { definition, messageId, responseInfo } = error;
  const status = httpStatus ?? definition?.gatewayStatus;
  const response = { httpStatus: isErrorStatus(status) ? status : BAD_GATEWAY, isFault: !isRemote };
  if (definition !== undefined) return { error, usesGenericText: messageId === undefined, ...response };
  const sent = { ...unknown, upstream: true as const, ...(responseInfo && { responseInfo }) };
  return { error: sent, received: error, ...response };
}

/** Maps an upstream's error to the code, text and status with which it was received. */
function passOn({ error, httpStatus, isRemote }: OwnError): MappedError {
  const { definition, responseInfo } = error;
  // A status other than that of the definition was set by whoever threw the exception.
  const isSet = httpStatus !== undefined && httpStatus !== (definition?.gatewayStatus ?? BAD_GATEWAY);
  // Some APIs send errors under 200.
  const received = isSet ? httpStatus : responseInfo?.httpStatus;
  const status = [received, definition?.httpStatus].find(isErrorStatus);
  return { error, httpStatus: status ?? BAD_GATEWAY, isFault: !isRemote };
}
