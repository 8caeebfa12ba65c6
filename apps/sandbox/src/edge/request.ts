import type { IncomingMessage } from 'node:http';

/** What is used of an Express request; the parser leaves the bytes of a body as they came. */
export interface SandboxRequest extends IncomingMessage {
  readonly method: string;
  /** With the query. */
  readonly originalUrl: string;
  /** Without it. */
  readonly path: string;
  readonly body?: unknown;
}

/** The bytes of a body, none where there is none. */
export function readBody({ body }: SandboxRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
