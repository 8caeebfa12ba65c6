/** The subset of the `Metadata` of gRPC that we use, of any copy of gRPC. */
export interface Metadata {
  set(key: string, value: Buffer): void;
  get(key: string): readonly unknown[];
}

/** The key of the wire error. */
export const WIRE_KEY = 'errlex-bin';

/** The key under which gRPC clients of all languages read a `google.rpc.Status`. */
export const DETAILS_KEY = 'grpc-status-details-bin';

const MAX_WIRE_BYTES = 8192;

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
    ? JSON.parse(Buffer.from(value).toString())
    : undefined;
}
