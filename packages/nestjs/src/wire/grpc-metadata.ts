/** What is used of the `Metadata` of gRPC, of whichever copy. */
export interface Metadata {
  set(key: string, value: Buffer): void;
  get(key: string): readonly unknown[];
}

/** The key of an error as it travels between services. */
export const WIRE_KEY = 'errlex-bin';

/** The key that clients of gRPC in every language read a `google.rpc.Status` under. */
export const DETAILS_KEY = 'grpc-status-details-bin';

/** Whether a value is the `Metadata` of gRPC: data that came has no functions. */
export function isMetadata(value: unknown): value is Metadata {
  if (typeof value !== 'object' || value === null) return false;
  const { set, get, getMap }: { [Name in 'set' | 'get' | 'getMap']?: unknown } = value;
  return typeof set === 'function' && typeof get === 'function' && typeof getMap === 'function';
}
