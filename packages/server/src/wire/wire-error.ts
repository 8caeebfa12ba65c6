import type { AnyParams, ErrorData } from '@errlex/core';
import { truncate } from '@errlex/core/text';
import type { MappedError } from '../sent-error.js';
import { toPlainParams } from '../text/problem-details.js';

/** The version of the format. Of a newer version, only the domain and the code are read. */
export const WIRE_VERSION = 1;

/** Maximum number of details that are sent, and maximum length of their paths in UTF-16 units. */
export const MAX_DETAILS = 20;
export const MAX_PATH_LENGTH = 256;

/** The fields by which another service identifies an error. */
interface WireFields {
  /** The API that the code belongs to. Absent if its contract has no domain. */
  readonly domain?: string;
  readonly code: number;
  readonly messageId?: string;
  readonly params: AnyParams;
}

/** An error in the format that services send to each other: code and params, without a translated text. */
export interface WireError extends WireFields {
  readonly $errlex: number;
  /** The English text, for logs and for clients that do not know this format. At most 1024 UTF-16 units long. */
  readonly msg: string;
  /** True if an upstream of the service sent the error. */
  readonly upstream?: true;
  /** A status of 400 to 499 that differs from the definition's: the status of a role that the contract does not set. */
  readonly httpStatus?: number;
  /** All violations that a validation found, if the option `details` of the service is on. */
  readonly details?: readonly WireDetail[];
}

interface WireDetail extends WireFields {
  readonly path: string;
}

const MAX_MSG_LENGTH = 1024;

/**
 * Converts an error to the format between services. The result can always be written as JSON, whatever the params
 * are.
 */
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

/** Tests whether a status means that the caller made a mistake. No other status is read from another service. */
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
