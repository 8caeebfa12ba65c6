import { truncate } from '@errlex/core/text';
import type { CodedError } from '../coded-error.js';
import type { Detail } from '../text/detail.js';
import { toPlainParams } from '../text/to-plain-params.js';
import { DETAIL_LIMIT, PATH_LIMIT, WIRE_VERSION, type Wire, type WireDetail } from './wire.js';

const TEXT_LIMIT = 1024;

/** The error as it travels to another service. JSON can hold it, whatever the params are. */
export function toWire(error: CodedError, msg: string, details?: readonly Detail[]): Wire {
  return {
    $errlex: WIRE_VERSION,
    ...toFacts(error),
    msg: truncate(msg, TEXT_LIMIT),
    ...(error.upstream ? { upstream: true } : {}),
    ...(details ? { details: details.slice(0, DETAIL_LIMIT).map(toWireDetail) } : {}),
  };
}

function toWireDetail({ error, path }: Detail): WireDetail {
  return { ...toFacts(error), path: truncate(path, PATH_LIMIT) };
}

function toFacts({ code, messageId, params }: CodedError): Pick<Wire, 'code' | 'messageId' | 'params'> {
  return { code, ...(messageId === undefined ? {} : { messageId }), params: toPlainParams(params) };
}
