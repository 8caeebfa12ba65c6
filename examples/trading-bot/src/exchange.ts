import { createHmac } from 'node:crypto';
import { parseJsonExact, withApiErrors } from '@errlex/node';

export interface Credentials {
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
}

export interface SendOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Headers to send with a request beside those of its signature: how the sandbox is asked for a fault. */
export type ExtraHeaders = (method: string, path: string) => Readonly<Record<string, string>>;

const request = withApiErrors(fetch);

/** Signs requests and sends them, once each. */
export class Exchange {
  /** What the server's clock is ahead of this one, in milliseconds. */
  skew = 0;
  readonly #origin: string;
  readonly #credentials: Credentials;
  readonly #extraHeaders: ExtraHeaders;

  constructor(origin: string, credentials: Credentials, extraHeaders: ExtraHeaders = () => ({})) {
    this.#origin = origin;
    this.#credentials = credentials;
    this.#extraHeaders = extraHeaders;
  }

  /**
   * The parsed answer; order ids, which have 64 bits, as strings. Rejects with what `withApiErrors` rejects
   * with.
   */
  async send(method: string, path: string, { body, signal }: SendOptions = {}): Promise<unknown> {
    const { key, secret, passphrase } = this.#credentials;
    const text = body === undefined ? '' : JSON.stringify(body);
    const timestamp = String(Date.now() + this.skew);
    const response = await request(this.#origin + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'ACCESS-KEY': key,
        'ACCESS-PASSPHRASE': passphrase,
        'ACCESS-TIMESTAMP': timestamp,
        'ACCESS-SIGN': createHmac('sha256', secret)
          .update(timestamp + method + path + text)
          .digest('base64'),
        ...this.#extraHeaders(method, path),
      },
      ...(body !== undefined && { body: text }),
      ...(signal && { signal }),
    });
    return parseJsonExact(await response.text());
  }
}
