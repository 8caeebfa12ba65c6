import type { AnyParams, ErrorData } from '@errlex/core';
import { truncate } from '@errlex/core/text';
import type { MappedError } from '../sent-error.js';
import { toPlainParams } from '../text/problem-details.js';

/** The version of the format that is written; of a newer one only domain and code are read. */
export const WIRE_VERSION = 1;

/** The most details that are sent, and the longest path of one in UTF-16 units. */
export const MAX_DETAILS = 20;
export const MAX_PATH_LENGTH = 256;

/** The fields that identify an error between services. */
interface WireFields {
  /** The API that the code belongs to; absent if its contract names none. */
  readonly domain?: string;
  readonly code: number;
  readonly messageId?: string;
  readonly params: AnyParams;
}

/** An error as services send it to each other: code and params, never a text for a person. */
export interface WireError extends WireFields {
  readonly $errlex: number;
  /** English, for logs and for clients that do not know this format; at most 1024 UTF-16 units. */
  readonly msg: string;
  /** True if an upstream of the service sent the error. */
  readonly upstream?: true;
  /** 400 to 499, if it is not the status of the definition: that of a role which the contract does not name. */
  readonly httpStatus?: number;
  /** All that a validation found, if the option `details` of the service is on. */
  readonly details?: readonly WireDetail[];
}

interface WireDetail extends WireFields {
  readonly path: string;
}

const MAX_MSG_LENGTH = 1024;

/** Returns an error as it is sent to another service. JSON can hold it, whatever the params are. */
export function toWireError(
  error: ErrorData,
  msg: string,
  { details, httpStatus }: Partial<Pick<MappedError, 'details' | 'httpStatus'>> = {},
): WireError {
  return {
    $errlex: WIRE_VERSION,
    ...toWireFields(error),
    msg: truncate(msg, MAX_MSG_LENGTH),
    ...(error.upstream && { upstream: true }),
    ...(isClientStatus(httpStatus) && { httpStatus }),
    ...(details && {
      details: details.slice(0, MAX_DETAILS).map((detail) => ({
        ...toWireFields(detail.error),
        path: truncate(detail.path, MAX_PATH_LENGTH),
      })),
    }),
  };
}

/** Whether a status says that the caller is at fault; no other one is taken from another service. */
export function isClientStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) < 500;
}

function toWireFields({ domain, code, messageId, params }: ErrorData): WireFields {
  return {
    ...(domain !== undefined && { domain }),
    code,
    ...(messageId !== undefined && { messageId }),
    params: toPlainParams(params),
  };
}
