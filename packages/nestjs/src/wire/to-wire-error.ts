import type { ErrorData } from '@errlex/core';
import { truncate } from '@errlex/core/text';
import type { Detail } from '../text/sent-error.js';
import { toPlainParams } from '../text/to-plain-params.js';
import { MAX_DETAILS, MAX_PATH_LENGTH, WIRE_VERSION, type WireError, type WireFields } from './wire-error.js';

const MAX_MSG_LENGTH = 1024;

/** Returns an error as it is sent to another service. JSON can hold it, whatever the params are. */
export function toWireError(error: ErrorData, msg: string, details?: readonly Detail[]): WireError {
  return {
    $errlex: WIRE_VERSION,
    ...toWireFields(error),
    msg: truncate(msg, MAX_MSG_LENGTH),
    ...(error.upstream && { upstream: true }),
    ...(details && {
      details: details.slice(0, MAX_DETAILS).map((detail) => ({
        ...toWireFields(detail.error),
        path: truncate(detail.path, MAX_PATH_LENGTH),
      })),
    }),
  };
}

function toWireFields({ domain, code, messageId, params }: ErrorData): WireFields {
  return {
    ...(domain !== undefined && { domain }),
    code,
    ...(messageId !== undefined && { messageId }),
    params: toPlainParams(params),
  };
}
