import type { AnyErrorSet, AnyParams, ErrorData } from '@errlex/core';
import { truncate } from '@errlex/core/text';
import { safely } from '../safely.js';
import type { Detail, SentError } from '../sent-error.js';
import { isClientStatus, MAX_DETAILS, MAX_PATH_LENGTH, WIRE_VERSION, type WireError } from './wire-error.js';

/** Longest text that is kept of a wire error, and longest name of a domain, in UTF-16 units. */
const MAX_TEXT_LENGTH = 4096;
const MAX_DOMAIN_LENGTH = 64;

/** An error that another service sent. */
export interface RemoteError extends SentError {
  /** True if the error belongs to another API than the catalog; it then has no definition. */
  readonly isOtherDomain: boolean;
  /** The status that the service decided on, if it is not that of the definition. */
  readonly httpStatus?: number | undefined;
}

/** The fields of a wire error, or of the JSON of an `ApiError`, before they are checked. */
type Unchecked<Fields> = { readonly [Field in keyof Fields]?: unknown };

/**
 * Reads the error that another service sent, also the JSON of an `ApiError`; undefined for anything else. An older
 * version is read whole, a newer one by its domain and code. The text is kept in `msg`, but is never sent to a
 * caller, because any service may have written it. An error of another domain becomes one of an upstream without a
 * definition.
 */
export function parseWireError(value: unknown, errors: AnyErrorSet): RemoteError | undefined {
  if (typeof value !== 'object' || value === null || !('$errlex' in value)) return undefined;
  const fields: Unchecked<WireError & { readonly message: string }> = value;
  const { $errlex, domain, code, messageId, params, msg, message = msg } = fields;
  if (!Number.isInteger($errlex) || Number($errlex) < 1 || !isInteger(code)) return undefined;
  const text = typeof message === 'string' ? truncate(message, MAX_TEXT_LENGTH) : '';
  if (typeof domain === 'string' && errors.domain !== undefined && domain !== errors.domain) {
    const error = describeOtherDomain(truncate(domain, MAX_DOMAIN_LENGTH), code, text);
    return { error, usesGenericText: true, isOtherDomain: true };
  }
  const isNewer = Number($errlex) > WIRE_VERSION;
  const json = { $errlex: 1, code, ...(isNewer ? { message: '' } : { message: text, messageId, params }) };
  let error = createDocumented(json, errors);
  if (error === undefined) {
    const read = errors.reader.readJson(json);
    // The text of a documented message is not taken from the wire either.
    error = read && (createDocumented(read, errors) ?? read);
  }
  if (error === undefined) return undefined;
  const received = {
    ...(text !== '' && { msg: text }),
    ...(fields.upstream === true && { upstream: true as const }),
  };
  return {
    error: { ...error, ...received },
    usesGenericText: error.messageId === undefined,
    isOtherDomain: false,
    httpStatus: isClientStatus(fields.httpStatus) ? fields.httpStatus : undefined,
  };
}

function isInteger(code: unknown): code is number {
  return Number.isSafeInteger(code);
}

function describeOtherDomain(domain: string, code: number, msg: string): ErrorData {
  return {
    domain,
    code,
    reason: undefined,
    messageId: undefined,
    params: {},
    message: msg || `Error ${code}`,
    msg,
    definition: undefined,
    upstream: true,
  };
}

/** Creates a message of the catalog from its id and params: the usual case, in which no text has to be matched. */
function createDocumented(
  { code, messageId, params }: Unchecked<WireError>,
  errors: AnyErrorSet,
): ErrorData | undefined {
  if (typeof messageId !== 'string' || typeof params !== 'object' || params === null) return undefined;
  // `createErrorData` throws for an unknown id and for params of another type.
  const error = safely(() => errors.createErrorData(messageId, params as AnyParams, { allowRetired: true }));
  return error?.code === code ? error : undefined;
}

/**
 * Reads all that another service found in a validation; undefined if it sent one error alone. Paths that hold
 * more than the name of a parameter are left out, because they are shown.
 */
export function parseWireDetails(value: unknown, errors: AnyErrorSet): readonly Detail[] | undefined {
  const { $errlex, domain, details } = (value ?? {}) as Unchecked<WireError>;
  if (!Array.isArray(details)) return undefined;
  return details.slice(0, MAX_DETAILS).flatMap((one: { readonly path?: unknown } | null) => {
    const sent = parseWireError({ domain, ...one, $errlex }, errors);
    const path = one?.path;
    return sent && !sent.isOtherDomain && isPath(path) ? [{ ...sent, path }] : [];
  });
}

function isPath(path: unknown): path is string {
  return typeof path === 'string' && path.length <= MAX_PATH_LENGTH && /^[\p{L}\p{N}_$.[\]-]*$/u.test(path);
}

/** The key of the wire error in the metadata of gRPC. */
export const WIRE_KEY = 'errlex-bin';

const MAX_WIRE_BYTES = 8192;

/** The subset of the `Metadata` of gRPC that we use, of any copy of gRPC. */
export interface Metadata {
  get(key: string): readonly unknown[];
}

/** Whether a value is the `Metadata` of gRPC: data that was received has no functions. */
export function isMetadata(value: unknown): value is Metadata {
  if (typeof value !== 'object' || value === null) return false;
  const { set, get, getMap }: { [Name in 'set' | 'get' | 'getMap']?: unknown } = value;
  return typeof set === 'function' && typeof get === 'function' && typeof getMap === 'function';
}

/**
 * Parses the wire error in the metadata of a gRPC error; undefined if there is none, or if it is longer than 8 KiB.
 * Throws a `SyntaxError` if it is not JSON.
 */
export function parseGrpcMetadata({ metadata }: { readonly metadata?: unknown }): unknown {
  if (!isMetadata(metadata)) return undefined;
  const [value] = metadata.get(WIRE_KEY);
  return value instanceof Uint8Array && value.length <= MAX_WIRE_BYTES
    ? JSON.parse(new TextDecoder().decode(value))
    : undefined;
}
