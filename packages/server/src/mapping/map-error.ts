import type { AnyErrorSet, ErrorData } from '@errlex/core';
import { type Identified, identify, isResponseError } from '@errlex/core/response';
import type { AskOption } from '../ask-option.js';
import type { RequestFacts } from '../request/request-facts.js';
import { createStatusError, httpStatusOf, isRoleError, type MappingEntry } from '../role-errors.js';
import { isErrorData, type MappedError, withFields } from '../sent-error.js';
import { findOwnError, type OwnError } from './find-own-error.js';
import {
  BAD_GATEWAY,
  INTERNAL,
  isErrorStatus,
  isHttpException,
  namesOf,
  readStatus,
  type Thrown,
  toErrorStatus,
} from './thrown.js';

/** Returns an error for a thrown value; undefined leaves it to the default mapping. */
export type MapFunction = (thrown: unknown, request: RequestFacts) => ErrorData | null | undefined;

/** Everything that decides on how a thrown value is sent. */
export interface MappingContext {
  readonly errors: AnyErrorSet;
  /** The errors of the option `map` by name or status, or the function that it is. */
  readonly map: ReadonlyMap<string, MappingEntry> | MapFunction;
  readonly defaultMapping: ReadonlyMap<string, MappingEntry>;
  /** The error of the role `unknown`. */
  readonly unknown: ErrorData;
  readonly upstream: 'gateway' | 'verbatim';
  readonly ask: AskOption;
}

/** The facts of a thrown value that only the host knows. */
export interface ThrownFacts {
  /** Further names of the value, which come before its own: `unknown-route`. */
  readonly names?: readonly string[];
  /** True if a transport delivered the value, so that JSON of an `ApiError` is one. */
  readonly isDelivered?: boolean;
  /** True if nobody receives the error, so that it is a fault whatever it is: it came from an event. */
  readonly isUnreceived?: boolean;
}

/**
 * Maps a thrown value: own errors, then the option `map`, errors of upstreams, the default mapping, and what
 * `identify` finds. Never throws.
 */
export function mapError(
  thrown: unknown,
  request: RequestFacts,
  context: MappingContext,
  { names, isDelivered = false }: ThrownFacts = {},
): MappedError {
  const own = findOwnError(thrown, context.errors, isDelivered);
  if (own && (own.isRemote || !own.error.upstream)) return mapOwnError(own, context);
  try {
    const mapped = mapByOption(thrown, request, context, names);
    if (mapped) return mapped;
    if (own) return mapOwnError(own, context);
    return typeof thrown === 'object' && thrown !== null
      ? mapOtherError(thrown, context, names)
      : mapIdentified(thrown, context);
  } catch {
    // A getter or a proxy that throws.
  }
  return { error: context.unknown, httpStatus: INTERNAL, isFault: true };
}

function mapByOption(
  thrown: unknown,
  request: RequestFacts,
  { map, ask, errors }: MappingContext,
  hostNames: readonly string[] = [],
): MappedError | undefined {
  if (typeof map === 'function') {
    const error = ask('map', () => map(thrown, request) ?? undefined, isMapResult, 'an error or undefined');
    if (error === undefined) return undefined;
    const exception: Thrown = error;
    const status = isHttpException(exception)
      ? exception.getStatus()
      : httpStatusOf(error.definition, errors);
    return toMapped(thrown, error, toErrorStatus(status));
  }
  if (map.size === 0 || typeof thrown !== 'object' || thrown === null) return undefined;
  const status = readStatus(thrown);
  const found = [...hostNames, ...namesOf(thrown, status)].map((name) => map.get(name)).find((one) => one);
  return found && toMapped(thrown, found.error, toErrorStatus(found.httpStatus ?? status));
}

function isMapResult(value: unknown): value is ErrorData | undefined {
  return value === undefined || isErrorData(value);
}

/** Maps an error of the framework by its names, and any other by what `identify` finds. */
function mapOtherError(
  thrown: Thrown,
  context: MappingContext,
  hostNames: readonly string[] = [],
): MappedError {
  if (isRoleError(thrown)) {
    const { error, httpStatus } = createStatusError(context.errors, thrown.role, thrown.parameter);
    return toMapped(thrown, error, httpStatus);
  }
  const status = readStatus(thrown);
  if (status === undefined) return mapIdentified(thrown, context);
  for (const name of [...hostNames, ...namesOf(thrown, status)]) {
    const found = context.defaultMapping.get(name);
    if (found) return toMapped(thrown, found.error, toErrorStatus(found.httpStatus ?? status));
  }
  return toMapped(thrown, context.unknown, toErrorStatus(status));
}

/** Adds the response of an upstream, which may say how long to wait. */
function toMapped(thrown: unknown, error: ErrorData, httpStatus: number): MappedError {
  const responseInfo = isResponseError(thrown) ? thrown.responseInfo : undefined;
  return {
    error: responseInfo ? withFields(error, { responseInfo }) : error,
    httpStatus,
    isFault: httpStatus >= INTERNAL,
  };
}

/** Maps an error without a status of its own: another server's payload, a connection that failed, or a bug. */
function mapIdentified(thrown: unknown, context: MappingContext): MappedError {
  const found = identify(thrown, { errors: context.errors });
  switch (found?.kind) {
    case 'api-error':
      return mapFoundPayload(found, context);
    case 'network':
      return mapConnection('unavailable', BAD_GATEWAY, context);
    case 'timeout':
      return mapConnection('timeout', 504, context);
    default:
      return { error: context.unknown, httpStatus: INTERNAL, isFault: true };
  }
}

/**
 * Maps a payload in the error of another client: anybody may have written its text, so neither the text nor params in
 * it are sent.
 */
function mapFoundPayload(found: Identified, { unknown }: MappingContext): MappedError {
  const { definition, responseInfo } = found;
  const httpStatus = definition?.gatewayStatus ?? BAD_GATEWAY;
  if (definition) {
    const error = { ...found, messageId: undefined, params: {}, upstream: true as const };
    return { error, usesGenericText: true, httpStatus, isFault: true };
  }
  const sent = { ...unknown, upstream: true as const, ...(responseInfo && { responseInfo }) };
  return { error: sent, received: found, httpStatus, isFault: true };
}

function mapConnection(
  role: 'unavailable' | 'timeout',
  httpStatus: number,
  { errors }: MappingContext,
): MappedError {
  const { error } = createStatusError(errors, role);
  const own = errors.roles[role] === undefined ? undefined : error.definition;
  return { error, httpStatus: own?.gatewayStatus ?? own?.httpStatus ?? httpStatus, isFault: true };
}

/** Maps an own error: it is sent under the status of its definition, the error of an upstream as configured. */
function mapOwnError(own: OwnError, context: MappingContext): MappedError {
  const { error, usesGenericText, httpStatus } = own;
  const { definition, upstream, cause } = error;
  if (upstream) return (context.upstream === 'verbatim' ? passOn : mapUpstreamError)(own, context.unknown);
  const status = toErrorStatus(httpStatus ?? httpStatusOf(definition, context.errors));
  return { error, usesGenericText, httpStatus: status, isFault: status >= INTERNAL && cause !== undefined };
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
