import type { Params } from '@errlex/core';
import { PARAM_LIMIT, truncate } from '@errlex/core/text';
import type { CodedError } from '../coded-error.js';
import { WIRE_VERSION, type Wire } from './wire.js';

const TEXT_LIMIT = 1024;
const PARAMS_LIMIT = 16;

/** The error as it travels to another service. JSON can hold it, whatever the params are. */
export function toWire({ code, messageId, params, upstream }: CodedError, msg: string): Wire {
  return {
    $errlex: WIRE_VERSION,
    code,
    ...(messageId === undefined ? {} : { messageId }),
    params: toPlainParams(params),
    msg: truncate(msg, TEXT_LIMIT),
    ...(upstream ? { upstream } : {}),
  };
}

function toPlainParams(params: Params): Params {
  const plain: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params).slice(0, PARAMS_LIMIT)) {
    if (Number.isFinite(value)) plain[name] = value;
    else if (typeof value !== 'object' && typeof value !== 'function' && value !== undefined)
      plain[name] = truncate(String(value), PARAM_LIMIT);
  }
  return plain;
}
