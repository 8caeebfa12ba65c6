import { createHmac } from 'node:crypto';
import { PASSPHRASE, SECRET } from './demo-keys.js';

/** The parts of a request that are signed. */
export interface SignedParts {
  /** Milliseconds, as in the header. */
  readonly timestamp: string;
  /** In capitals. */
  readonly method: string;
  /** With the query, as in the request line. */
  readonly path: string;
  /** Byte for byte. */
  readonly body?: string | Buffer | undefined;
}

/** Returns base64 of HMAC-SHA256 over timestamp + METHOD + path with query + body. */
export function createSignature(secret: string, { timestamp, method, path, body = '' }: SignedParts): string {
  return createHmac('sha256', secret).update(`${timestamp}${method}${path}`).update(body).digest('base64');
}

/** Returns the four access headers of a request that a demo key signs. */
export function createAccessHeaders(key: string, parts: SignedParts) {
  return {
    'ACCESS-KEY': key,
    'ACCESS-PASSPHRASE': PASSPHRASE,
    'ACCESS-TIMESTAMP': parts.timestamp,
    'ACCESS-SIGN': createSignature(SECRET, parts),
  };
}
