import { createHmac } from 'node:crypto';
import { parseJsonExact, withApiErrors } from '@errlex/node';

export interface Credentials {
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
}

export interface ExchangeOptions {
  /** Headers beside those of the signature: they ask the sandbox for a fault. */
  readonly extraHeaders?: (method: string, path: string) => Readonly<Record<string, string>>;
  /** Milliseconds for which the exchange accepts a write, at most its window of 30,000. Default: 30,000. */
  readonly lifetime?: number;
  /** Milliseconds after which a request is given up. Default: 5,000. */
  readonly timeout?: number;
}

export interface SendOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Age in milliseconds up to which the exchange accepts a timestamp. */
const WINDOW_MS = 30_000;

const request = withApiErrors(fetch);

/** Signs requests and sends them, once each. */
export class Exchange {
  /** Milliseconds by which the server's clock is ahead of this one. */
  skew = 0;
  readonly lifetime: number;
  readonly #origin: string;
  readonly #credentials: Credentials;
  readonly #options: ExchangeOptions;

  constructor(origin: string, credentials: Credentials, options: ExchangeOptions = {}) {
    this.lifetime = options.lifetime ?? WINDOW_MS;
    this.#origin = origin;
    this.#credentials = credentials;
    this.#options = options;
  }

  /**
   * Sends a request and returns the parsed response; order ids, which have 64 bits, as strings. Rejects with what
   * `withApiErrors` rejects with.
   */
  async send(method: string, path: string, { body, signal }: SendOptions = {}): Promise<unknown> {
    const { key, secret, passphrase } = this.#credentials;
    const { extraHeaders, timeout = 5_000 } = this.#options;
    const text = body === undefined ? '' : JSON.stringify(body);
    // A write lives shorter if its timestamp is older.
    const age = method === 'GET' ? 0 : WINDOW_MS - this.lifetime;
    const timestamp = String(Date.now() + this.skew - age);
    const timer = AbortSignal.timeout(timeout);
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
        ...extraHeaders?.(method, path),
      },
      ...(body !== undefined && { body: text }),
      signal: signal ? AbortSignal.any([signal, timer]) : timer,
    });
    return parseJsonExact(await response.text());
  }
}
