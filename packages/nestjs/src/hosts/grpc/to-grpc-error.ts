import { truncate } from '@errlex/core/text';
import type { Answer } from '../../answer/to-answer.js';
import { DETAILS_KEY, type Metadata, WIRE_KEY } from '../../wire/grpc-metadata.js';
import type { Wire } from '../../wire/wire.js';
import { toGrpcStatus } from './grpc-status.js';
import { toStatusDetails } from './to-status-details.js';

/**
 * In bytes, of each of the two values: servers refuse more than 8 KiB of metadata, which is written in base
 * 64.
 */
const VALUE_LIMIT = 1536;

/** In UTF-16 units: gRPC writes each of another script in up to nine bytes. */
const DETAILS_LIMIT = 256;

/** What a handler of gRPC fails with. */
export interface GrpcError {
  readonly code: number;
  readonly message: string;
  readonly details: string;
  readonly metadata: Metadata;
}

/**
 * The error with a status of gRPC, and twice in the metadata: as it travels between services, and as a
 * `google.rpc.Status`. Where one of them would be too long, it tells code and params alone, or the code
 * alone.
 */
export function toGrpcError(answer: Answer, wire: Wire, metadata: Metadata): GrpcError {
  const { $errlex, code, messageId, params, msg, upstream } = wire;
  const { reason } = answer.error;
  const status = toGrpcStatus(answer);
  const details = truncate(msg, DETAILS_LIMIT);
  const id = messageId === undefined ? {} : { messageId };
  const short = { $errlex, code, params: {}, ...(upstream ? { upstream } : {}) };
  const wires = [{ ...wire, msg: details }, { ...short, ...id, params, msg: details }, short];
  const facts = [
    { reason, code, params, ...id },
    { reason, code, params: {} },
  ];
  metadata.set(WIRE_KEY, toFirstFitting(wires, toJson));
  metadata.set(
    DETAILS_KEY,
    toFirstFitting(facts, (each) => toStatusDetails(status, details, each)),
  );
  return { code: status, message: details, details, metadata };
}

function toJson(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

/** The first that fits, else the last. */
function toFirstFitting<Each>(values: readonly Each[], write: (value: Each) => Uint8Array): Buffer {
  let bytes = new Uint8Array();
  for (const value of values) {
    bytes = new Uint8Array(write(value));
    if (bytes.length <= VALUE_LIMIT) break;
  }
  return Buffer.from(bytes);
}
