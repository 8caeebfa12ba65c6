import { isApiError } from '@errlex/core';
import { adviceFor, isResponseError, withApiErrors } from '@errlex/node';
import { orderKinds } from './order-service.ts';

/** How a request ended. */
export type Outcome = 'success' | 'ApiError' | 'ResponseError' | 'network';

/** The faults of the exchange, and what each is to a client that asks the exchange itself. */
const faults: Readonly<Record<string, Outcome>> = {
  UNKNOWN_ERROR: 'ApiError',
  SYSTEM_ERROR: 'ApiError',
  RATE_LIMIT: 'ApiError',
  RATE_LIMIT_TEXT: 'ResponseError',
  BAD_GATEWAY: 'ResponseError',
  DROP: 'network',
  CUT: 'network',
};

/** What is asked again and again, and how that ends where the broker is up and nobody is out of patience. */
export interface Question {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly end: Outcome;
}

/** Every question, for the gateway and for the exchange itself. */
export function createQuestions(gateway: string, exchange: string): Question[] {
  const price = `${exchange}/api/v3/market/ticker/price?symbol=`;
  return [
    ...orderKinds.map((kind): Question => {
      return { url: `${gateway}/orders/${kind}`, end: kind === 'sound' ? 'success' : 'ApiError' };
    }),
    { url: `${gateway}/price`, end: 'success' },
    { url: `${gateway}/price?latency=2000`, end: 'ApiError' },
    // Whatever the exchange does to the gateway, its own callers get a code.
    ...Object.keys(faults).map(
      (fault): Question => ({ url: `${gateway}/price?fault=${fault}`, end: 'ApiError' }),
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

/** Asks one question, and says how that ended. Throws where what was thrown is none of these, or tells a secret. */
export async function ask({ url, headers }: Question, turn: number): Promise<Outcome> {
  try {
    const response = await request(url, {
      headers: { 'Accept-Language': locales[turn % locales.length] ?? 'en', ...headers },
      signal: AbortSignal.timeout(1_500),
    });
    await response.json();
    return 'success';
  } catch (error) {
    if (`${JSON.stringify(error)}${error}`.includes('hunter2')) throw new Error('a secret was sent on');
    if (isApiError(error)) return 'ApiError';
    if (isResponseError(error)) return 'ResponseError';
    // No answer, a broken one, or the patience of the client at its end.
    if (adviceFor(error).category === 'network') return 'network';
    throw error;
  }
}
