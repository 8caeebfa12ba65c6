import { truncate } from '@errlex/core/text';
import type { CodedError } from '../coded-error.js';
import type { Detail } from '../text/detail.js';
import { toPlainParams } from '../text/to-plain-params.js';
import { DETAIL_LIMIT, PATH_LIMIT, WIRE_VERSION, type Wire, type WireDetail } from './wire.js';

const TEXT_LIMIT = 1024;

/** The error as it travels to another service. JSON can hold it, whatever the params are. */
export function toWire(error: CodedError, msg: string, details?: readonly Detail[]): Wire {
  const { code, messageId, params, upstream } = error;
  const wire: { -readonly [Field in keyof Wire]: Wire[Field] } = {
    $errlex: WIRE_VERSION,
    code,
    params: toPlainParams(params),
    msg: truncate(msg, TEXT_LIMIT),
  };
  if (messageId !== undefined) wire.messageId = messageId;
  if (upstream) wire.upstream = true;
  if (details) wire.details = details.slice(0, DETAIL_LIMIT).map(toWireDetail);
  return wire;
}

function toWireDetail({ error: { code, messageId, params }, path }: Detail): WireDetail {
  const facts = { code, params: toPlainParams(params), path: truncate(path, PATH_LIMIT) };
  return messageId === undefined ? facts : { ...facts, messageId };
}
