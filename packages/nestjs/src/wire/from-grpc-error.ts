import { isMetadata, WIRE_KEY } from './grpc-metadata.js';

const WIRE_LIMIT = 8192;

/**
 * What another service sent with an error of gRPC, undefined where that is nothing of ours or more than 8
 * KiB. Throws where it cannot be read.
 */
export function fromGrpcError({ metadata }: { readonly metadata?: unknown }): unknown {
  if (!isMetadata(metadata)) return undefined;
  const [value] = metadata.get(WIRE_KEY);
  return value instanceof Uint8Array && value.length <= WIRE_LIMIT
    ? JSON.parse(Buffer.from(value).toString())
    : undefined;
}
