import { truncate } from '@errlex/core/text';
import type { MappedError } from '../../mapping/mapped-error.js';
import { DETAILS_KEY, type Metadata, WIRE_KEY } from '../../wire/grpc-metadata.js';
import type { WireError } from '../../wire/wire-error.js';
import { toGrpcStatus } from './grpc-status.js';
import { toStatusDetails } from './to-status-details.js';

/** Limit of each of the two metadata values: servers reject more than 8 KiB of metadata, which is sent in base 64. */
const MAX_VALUE_BYTES = 1536;

/** In UTF-16 units: gRPC writes each one of another script in up to nine bytes. */
const MAX_DETAILS_LENGTH = 256;

/** The error of a gRPC handler. */
export interface GrpcError {
  readonly code: number;
  readonly message: string;
  readonly details: string;
  readonly metadata: Metadata;
}

/**
 * Returns the error with a status of gRPC. The metadata has it twice: as a wire error and as a `google.rpc.Status`.
 * If one of them is too long, it is sent with code and params alone, or with the code alone.
 */
export function toGrpcError(mapped: MappedError, wire: WireError, metadata: Metadata): GrpcError {
  const { $errlex, domain, code, messageId, params, msg, upstream } = wire;
  const { reason } = mapped.error;
  const status = toGrpcStatus(mapped);
  const details = truncate(msg, MAX_DETAILS_LENGTH);
  const origin = domain === undefined ? {} : { domain };
  const id = messageId === undefined ? {} : { messageId };
  const short = { $errlex, ...origin, code, params: {}, ...(upstream ? { upstream } : {}) };
  const wires = [{ ...wire, msg: details }, { ...short, ...id, params, msg: details }, short];
  const facts = [
    { ...origin, reason, code, params, ...id },
    { ...origin, reason, code, params: {} },
  ];
  metadata.set(WIRE_KEY, firstFitting(wires, toJson));
  metadata.set(
    DETAILS_KEY,
    firstFitting(facts, (each) => toStatusDetails(status, details, each)),
  );
  return { code: status, message: details, details, metadata };
}

function toJson(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** Writes the first value that fits, else the last one. */
function firstFitting<Each>(values: readonly Each[], write: (value: Each) => Uint8Array): Buffer {
  let bytes = new Uint8Array();
  for (const value of values) {
    bytes = new Uint8Array(write(value));
    if (bytes.length <= MAX_VALUE_BYTES) break;
  }
  return Buffer.from(bytes);
}
