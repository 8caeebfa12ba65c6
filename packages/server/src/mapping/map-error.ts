import type { AnyErrorSet, ErrorData } from '@errlex/core';
import { type IdentifiedError, identify, isResponseError } from '@errlex/core/response';
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

/** Returns the error to send for a thrown value, or undefined to use the default mapping. */
export type MapFunction = (thrown: unknown, request: RequestFacts) => ErrorData | null | undefined;

/** The data that decides which error is sent for a thrown value. */
export interface MappingContext {
  readonly errors: AnyErrorSet;
  /** The option `map`: the errors by name or status, or the function of the application. */
  readonly map: ReadonlyMap<string, MappingEntry> | MapFunction;
  readonly defaultMapping: ReadonlyMap<string, MappingEntry>;
  /** The error of the role `unknown`. */
  readonly unknown: ErrorData;
  readonly upstream: 'gateway' | 'verbatim';
  readonly ask: AskOption;
}

/** Facts about a thrown value that only the host knows. */
export interface ThrownFacts {
  /** Names of the value that take precedence over its own names, such as `unknown-route`. */
  readonly names?: readonly string[];
  /** True if a transport delivered the value. JSON of an `ApiError` then counts as an error of errlex. */
  readonly isDelivered?: boolean;
  /**
   * True if nobody receives the error, because it comes from an event handler. It is then always a fault,
   * because the log is its only trace.
   */
  readonly isUnreceived?: boolean;
}

/**
 * Maps a thrown value to the error to send. The first of these that applies decides:
 * - an error of errlex that is not from an upstream
 * - the option `map`
 * - an error of an upstream
 * - the default mapping
 * - the result of `identify`
 *
 * Never throws.
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
    // A getter or a proxy threw.
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

/** Maps an error of the framework by its names. Any other error is mapped by the result of `identify`. */
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

/** Creates the mapped error. Keeps the response of an upstream, because it may name the time to wait. */
function toMapped(thrown: unknown, error: ErrorData, httpStatus: number): MappedError {
  const responseInfo = isResponseError(thrown) ? thrown.responseInfo : undefined;
  return {
    error: responseInfo ? withFields(error, { responseInfo }) : error,
    httpStatus,
    isFault: httpStatus >= INTERNAL,
  };
}

/** Maps an error without a status of its own: the payload of another server, a failed connection, or a bug. */
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
 * Maps a payload that is in the error of another client, like an upstream's error under `'gateway'`. Its text and
 * params are not sent, because any server may have written them.
 */
function mapFoundPayload(found: IdentifiedError, { unknown }: MappingContext): MappedError {
  const error = { ...found, messageId: undefined, params: {}, upstream: true as const };
  return mapUpstreamError({ error, httpStatus: undefined, isRemote: false }, unknown);
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

/**
 * Maps an error of errlex to the status of its definition. The option `upstream` decides about the error of
 * an upstream.
 */
function mapOwnError(own: OwnError, context: MappingContext): MappedError {
  const { error, usesGenericText, httpStatus } = own;
  const { definition, upstream, cause } = error;
  if (upstream) return (context.upstream === 'verbatim' ? passOn : mapUpstreamError)(own, context.unknown);
  const status = toErrorStatus(httpStatus ?? httpStatusOf(definition, context.errors));
  return { error, usesGenericText, httpStatus: status, isFault: status >= INTERNAL && cause !== undefined };
}

/**
 * Maps an upstream's error to its gateway status and documented text. If the catalog does not hold the code,
 * maps it to the unknown error.
 */
function mapUpstreamError({ error, httpStatus, isRemote }: OwnError, unknown: ErrorData): MappedError {
  const { definition, messageId, responseInfo } = error;
  const status = httpStatus ?? definition?.gatewayStatus;
  const response = { httpStatus: isErrorStatus(status) ? status : BAD_GATEWAY, isFault: !isRemote };
  if (definition !== undefined) return { error, usesGenericText: messageId === undefined, ...response };
  const sent = { ...unknown, upstream: true as const, ...(responseInfo && { responseInfo }) };
  return { error: sent, received: error, ...response };
}

/** Maps an upstream's error to the code, text and status that were received. */
function passOn({ error, httpStatus, isRemote }: OwnError): MappedError {
  const { definition, responseInfo } = error;
  // If the status differs from the gateway status, whoever threw the exception has set it.
  const isSet = httpStatus !== undefined && httpStatus !== (definition?.gatewayStatus ?? BAD_GATEWAY);
  // A received status may be a success: some APIs send errors with status 200.
  const received = isSet ? httpStatus : responseInfo?.httpStatus;
  const status = [received, definition?.httpStatus].find(isErrorStatus);
  return { error, httpStatus: status ?? BAD_GATEWAY, isFault: !isRemote };
}
