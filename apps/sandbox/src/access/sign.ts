import { createHmac } from 'node:crypto';
import { PASSPHRASE, SECRET } from './demo-keys.js';

/** What of a request is signed. */
export interface SignedParts {
  /** Milliseconds, as the header has them. */
  readonly timestamp: string;
  /** In capitals. */
  readonly method: string;
  /** With the query, as it stands in the request line. */
  readonly path: string;
  /** Byte for byte. */
  readonly body?: string | Buffer | undefined;
}

/** base64 of HMAC-SHA256 over timestamp + METHOD + path with query + body. */
export function toSignature(secret: string, { timestamp, method, path, body = '' }: SignedParts): string {
  return createHmac('sha256', secret).update(`${timestamp}${method}${path}`).update(body).digest('base64');
}

/** The four headers of a request that a demo key has signed. */
export function toSignedHeaders(key: string, parts: SignedParts) {
  return {
    'ACCESS-KEY': key,
    'ACCESS-PASSPHRASE': PASSPHRASE,
    'ACCESS-TIMESTAMP': parts.timestamp,
    'ACCESS-SIGN': toSignature(SECRET, parts),
  };
}
