import type { Params } from '@errlex/core';

/** The version of the format that is written; a newer one is read as its code alone. */
export const WIRE_VERSION = 1;

/** The most details that travel, and the most UTF-16 units of the path of one. */
export const DETAIL_LIMIT = 20;
export const PATH_LIMIT = 256;

/** An error between services: code and params, never a text for a person. */
export interface Wire {
  readonly $errlex: number;
  readonly code: number;
  readonly messageId?: string;
  readonly params: Params;
  /** English, for logs and for clients that do not know this format. At most 1024 UTF-16 units. */
  readonly msg: string;
  /** Whether the error is that of a server which the service asked. */
  readonly upstream?: true;
  /** All that is wrong with a request, where the service is asked to tell it. */
  readonly details?: readonly WireDetail[];
}

export interface WireDetail extends Pick<Wire, 'code' | 'messageId' | 'params'> {
  readonly path: string;
}
