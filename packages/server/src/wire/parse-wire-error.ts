import type { AnyErrorSet, AnyParams, ErrorData } from '@errlex/core';
import { truncate } from '@errlex/core/text';
import { safely } from '../safely.js';
import type { Detail, SentError } from '../sent-error.js';
import { isClientStatus, MAX_DETAILS, MAX_PATH_LENGTH, WIRE_VERSION, type WireError } from './wire-error.js';

/**
 * Maximum length of the text of a wire error, and of a domain, in UTF-16 units. Longer ones are truncated.
 */
const MAX_TEXT_LENGTH = 4096;
const MAX_DOMAIN_LENGTH = 64;

/** An error that another service sent. */
export interface RemoteError extends SentError {
  /** True if the error belongs to another API. It then has no definition. */
  readonly isOtherDomain: boolean;
  /** The status that the service decided on, if it is not that of the definition. */
  readonly httpStatus?: number | undefined;
}

/** The fields of a received object, before their types are checked. */
type Unchecked<Fields> = { readonly [Field in keyof Fields]?: unknown };

/**
 * Reads an error that another service sent: a wire error, or the JSON of an `ApiError`. Returns undefined for
 * any other value. Of a newer version of the format, reads only the domain and the code. `msg` keeps the
 * text, but callers never receive it, because any service may have written it. An error of another domain is
 * treated as an upstream's error without a definition.
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
    // Rebuilds the documented text from the message id and params, instead of trusting the received text.
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

/** Creates the error from its message id and params, without matching a text. That is the usual case. */
function createDocumented(
  { code, messageId, params }: Unchecked<WireError>,
  errors: AnyErrorSet,
): ErrorData | undefined {
  if (typeof messageId !== 'string' || typeof params !== 'object' || params === null) return undefined;
  // `createErrorData` throws for an unknown id, and for a param that is missing or of the wrong type.
  const error = safely(() => errors.createErrorData(messageId, params as AnyParams, { allowRetired: true }));
  return error?.code === code ? error : undefined;
}

/**
 * Reads all violations that another service found. Returns undefined if none can be shown. Drops a path
 * that is more than the name of a parameter, because callers see it.
 */
export function parseWireDetails(value: unknown, errors: AnyErrorSet): readonly Detail[] | undefined {
  const { $errlex, domain, details } = (value ?? {}) as Unchecked<WireError>;
  if (!Array.isArray(details)) return undefined;
  const found = details.slice(0, MAX_DETAILS).flatMap((one: { readonly path?: unknown } | null) => {
    const sent = parseWireError({ domain, ...one, $errlex }, errors);
    const path = one?.path;
    return sent && !sent.isOtherDomain && isPath(path) ? [{ ...sent, path }] : [];
  });
  return found.length > 0 ? found : undefined;
}

function isPath(path: unknown): path is string {
  return typeof path === 'string' && path.length <= MAX_PATH_LENGTH && /^[\p{L}\p{N}_$.[\]-]*$/u.test(path);
}

/** The key of the wire error in gRPC metadata. */
export const WIRE_KEY = 'errlex-bin';

const MAX_WIRE_BYTES = 8192;

/** The subset of gRPC's `Metadata` that we use, from any copy of gRPC. */
export interface Metadata {
  get(key: string): readonly unknown[];
}

/** Tests whether a value is gRPC's `Metadata`. Received data cannot pass, because it has no functions. */
export function isMetadata(value: unknown): value is Metadata {
  if (typeof value !== 'object' || value === null) return false;
  const { set, get, getMap }: { [Name in 'set' | 'get' | 'getMap']?: unknown } = value;
  return typeof set === 'function' && typeof get === 'function' && typeof getMap === 'function';
}

/**
 * Parses the wire error in the metadata of a gRPC error. Returns undefined if there is none, or if it is
 * longer than 8 KiB. Throws a `SyntaxError` if it is not JSON.
 */
export function parseGrpcMetadata({ metadata }: { readonly metadata?: unknown }): unknown {
  if (!isMetadata(metadata)) return undefined;
  const [value] = metadata.get(WIRE_KEY);
  return value instanceof Uint8Array && value.length <= MAX_WIRE_BYTES
    ? JSON.parse(new TextDecoder().decode(value))
    : undefined;
}
