import type { ErrorData } from '@errlex/core';
import type { Detail, SentError } from '../text/sent-error.js';

/** A thrown value as it is sent to the caller. */
export interface MappedError extends SentError {
  readonly httpStatus: number;
  /** Whether to log it: a fault of this server or of an upstream, unless another service has logged it. */
  readonly isFault: boolean;
  /** The error of an upstream that has no definition here and is sent as unknown; for the log and `Retry-After`. */
  readonly received?: ErrorData | undefined;
  /** All that a validation found, if the option `details` is on. */
  readonly details?: readonly Detail[] | undefined;
}
