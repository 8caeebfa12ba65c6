import { truncate } from '@errlex/core/text';
import { type MappedError, type Metadata, WIRE_KEY, type WireError } from '@errlex/server/adapter';
import { toGrpcStatus } from './grpc-status.js';

/** The key under which gRPC clients of all languages read a `google.rpc.Status`. */
const DETAILS_KEY = 'grpc-status-details-bin';

/** Limit of each of the two metadata values: servers reject more than 8 KiB of metadata, which is sent in base 64. */
const MAX_VALUE_BYTES = 1536;

/** In UTF-16 units: gRPC writes each one of another script in up to nine bytes. */
const MAX_DETAILS_LENGTH = 256;

/** The domain of errors whose contract names none. */
const DEFAULT_DOMAIN = 'errlex';

/** Metadata that values are added to. */
export interface WritableMetadata extends Metadata {
  set(key: string, value: Buffer): void;
}

/** The error of a gRPC handler. */
export interface GrpcError {
  readonly code: number;
  readonly message: string;
  readonly details: string;
  readonly metadata: WritableMetadata;
}

/** The parts of a gRPC error beside code and params; an undefined part is left out. */
export interface GrpcDetails {
  /** Milliseconds to wait before the call is repeated. */
  readonly retryAfter?: number | undefined;
  /** The text in the language of the call. */
  readonly localized?: { readonly locale: string; readonly message: string } | undefined;
  /** `retry` and `executed`, if the option `advice` is on. */
  readonly advice?: Readonly<Record<string, string>> | undefined;
}

/**
 * Returns the error with a status of gRPC. The metadata has it twice: as a wire error and as a `google.rpc.Status`.
 * If one of them is too long, it is sent with code and params alone, or with the code alone.
 */
export function toGrpcError(
  mapped: MappedError,
  wire: WireError,
  metadata: WritableMetadata,
  details: GrpcDetails = {},
): GrpcError {
  const { $errlex, domain, code, messageId, params, msg, upstream, httpStatus } = wire;
  const status = toGrpcStatus(mapped);
  const text = truncate(msg, MAX_DETAILS_LENGTH);
  const origin = domain === undefined ? {} : { domain };
  const id = messageId === undefined ? {} : { messageId };
  const origins = { ...(upstream && { upstream }), ...(httpStatus && { httpStatus }) };
  const short = { $errlex, ...origin, code, params: {}, ...origins };
  const wires = [{ ...wire, msg: text }, { ...short, ...id, params, msg: text }, short];
  const info = toErrorInfo(mapped, { code, ...id, ...details.advice });
  const full = toErrorInfo(mapped, { ...params, code, ...id, ...details.advice });
  const statuses = [
    [full, ...toBadRequest(mapped), ...toRetryInfo(details), ...toLocalizedMessage(details)],
    [full, ...toRetryInfo(details)],
    [info],
  ];
  metadata.set(
    WIRE_KEY,
    firstFitting(wires, (value) => Buffer.from(JSON.stringify(value))),
  );
  metadata.set(
    DETAILS_KEY,
    firstFitting(statuses, (list) => encode([1, status], [2, text], ...list.map((one): Field => [3, one]))),
  );
  return { code: status, message: text, details: text, metadata };
}

/** Writes the first value that fits, else the last one. */
function firstFitting<Each>(values: readonly Each[], write: (value: Each) => Buffer): Buffer {
  const written = values.map(write);
  return written.find(({ length }) => length <= MAX_VALUE_BYTES) ?? (written.at(-1) as Buffer);
}

/** `google.rpc.ErrorInfo`: reason, domain, and as metadata the params, `code` and `messageId` as text. */
function toErrorInfo({ error }: MappedError, metadata: object): Buffer {
  const { reason = '', domain = DEFAULT_DOMAIN } = error;
  const entries = Object.entries(metadata).map(
    ([key, value]): Field => [3, encode([1, key], [2, String(value)])],
  );
  return toAny('ErrorInfo', encode([1, reason], [2, domain], ...entries));
}

/** `google.rpc.BadRequest`: all that a validation found. */
function toBadRequest({ details = [] }: MappedError): readonly Buffer[] {
  if (details.length === 0) return [];
  const violations = details.map(
    ({ path, error }): Field => [1, encode([1, path], [2, error.message], [3, error.reason ?? ''])],
  );
  return [toAny('BadRequest', encode(...violations))];
}

/** `google.rpc.RetryInfo`. */
function toRetryInfo({ retryAfter }: GrpcDetails): readonly Buffer[] {
  if (retryAfter === undefined) return [];
  const duration = encode([1, Math.floor(retryAfter / 1000)], [2, Math.floor(retryAfter % 1000) * 1_000_000]);
  return [toAny('RetryInfo', encode([1, duration]))];
}

/** `google.rpc.LocalizedMessage`. */
function toLocalizedMessage({ localized }: GrpcDetails): readonly Buffer[] {
  return localized ? [toAny('LocalizedMessage', encode([1, localized.locale], [2, localized.message]))] : [];
}

function toAny(name: string, value: Buffer): Buffer {
  return encode([1, `type.googleapis.com/google.rpc.${name}`], [2, value]);
}

/** A field of Protocol Buffers: its number, and an integer, a text or an encoded message. */
type Field = readonly [number: number, value: number | string | Buffer];

/** Encodes a message of Protocol Buffers; leaves out zeros and empty texts, which are the defaults. */
function encode(...fields: readonly Field[]): Buffer {
  const parts = fields.flatMap(([number, value]) => {
    if (value === 0 || value === '') return [];
    if (typeof value === 'number') return [toVarint(number * 8), toVarint(value)];
    const bytes = Buffer.from(value as string);
    return [toVarint(number * 8 + 2), toVarint(bytes.length), bytes];
  });
  return Buffer.concat(parts);
}

/** Encodes a whole number that is not negative: seven bits a byte, the lowest first. */
function toVarint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
