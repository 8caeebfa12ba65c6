import { isApiError } from '@errlex/core';
import { adviceFor, isResponseError, withApiErrors } from '@errlex/node';
import { orderKinds } from './order-service.ts';

/** How a request ended. */
export type Outcome = 'success' | 'ApiError' | 'ResponseError' | 'network';

/** Faults of the exchange, with the outcome of each for a client that calls the exchange directly. */
const faults: Readonly<Record<string, Outcome>> = {
  UNKNOWN_ERROR: 'ApiError',
  SYSTEM_ERROR: 'ApiError',
  RATE_LIMIT: 'ApiError',
  RATE_LIMIT_TEXT: 'ResponseError',
  BAD_GATEWAY: 'ResponseError',
  DROP: 'network',
  CUT: 'network',
};

/** A repeated request, and its outcome if the broker is up and nothing times out. */
export interface RequestCase {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly end: Outcome;
}

/** All requests to the gateway and to the exchange. */
export function createRequestCases(gateway: string, exchange: string): RequestCase[] {
  const price = `${exchange}/api/v3/market/ticker/price?symbol=`;
  return [
    ...orderKinds.map((kind): RequestCase => {
      return { url: `${gateway}/orders/${kind}`, end: kind === 'sound' ? 'success' : 'ApiError' };
    }),
    { url: `${gateway}/price`, end: 'success' },
    { url: `${gateway}/price?latency=2000`, end: 'ApiError' },
    // Callers of the gateway get a code, whatever the exchange does.
    ...Object.keys(faults).map(
      (fault): RequestCase => ({ url: `${gateway}/price?fault=${fault}`, end: 'ApiError' }),
    ),
    { url: `${gateway}/nowhere`, end: 'ApiError' },
    { url: `${price}BTCUSDT`, end: 'success' },
    { url: `${price}NOPE`, end: 'ApiError' },
    { url: `${price}BTCUSDT`, headers: { 'X-Sandbox-Latency': '2000' }, end: 'network' },
    ...Object.entries(faults).map(([fault, end]) => ({
      url: `${price}BTCUSDT`,
      headers: { 'X-Sandbox-Fault': fault },
      end,
    })),
  ];
}

const locales = ['en', 'ja', 'ar', 'de', 'zh-TW', 'sw'];
const request = withApiErrors(fetch);

/** Sends a request and returns its outcome. Throws on any other error, and on one that contains a secret. */
export async function sendRequest({ url, headers }: RequestCase, turn: number): Promise<Outcome> {
  try {
    const response = await request(url, {
      headers: { 'Accept-Language': locales[turn % locales.length] ?? 'en', ...headers },
      signal: AbortSignal.timeout(1_500),
    });
    await response.json();
    return 'success';
  } catch (error) {
    if (`${JSON.stringify(error)}${error}`.includes('hunter2'))
      throw new Error('the error contains a secret');
    if (isApiError(error)) return 'ApiError';
    if (isResponseError(error)) return 'ResponseError';
    // No response, a broken one, or a time-out of the client.
    if (adviceFor(error).category === 'network') return 'network';
    throw error;
  }
}
