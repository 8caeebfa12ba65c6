import { isApiError } from '@errlex/core';
import { adviceFor, isResponseError, withApiErrors } from '@errlex/node';
import { orderKinds } from './order-service.ts';

/** The faults of the exchange that a request asks for. */
const faults = [
  '',
  'UNKNOWN_ERROR',
  'SYSTEM_ERROR',
  'RATE_LIMIT',
  'RATE_LIMIT_TEXT',
  'BAD_GATEWAY',
  'DROP',
  'CUT',
];

/** How a request ended. */
export type Outcome = 'success' | 'ApiError' | 'ResponseError' | 'network';

/** What is asked again and again: a path, and the headers of the fault. */
interface Question {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Every question, for the gateway and for the exchange itself. */
export function createQuestions(gateway: string, exchange: string): Question[] {
  return [
    ...orderKinds.map((kind) => ({ url: `${gateway}/orders/${kind}`, headers: {} })),
    ...faults.map((fault) => ({ url: `${gateway}/price?fault=${fault}`, headers: {} })),
    { url: `${gateway}/price?fault=&latency=2000`, headers: {} },
    { url: `${gateway}/nowhere`, headers: {} },
    ...faults.map((fault) => ({
      url: `${exchange}/api/v3/market/ticker/price?symbol=BTCUSDT`,
      headers: { 'X-Sandbox-Fault': fault },
    })),
    { url: `${exchange}/api/v3/market/ticker/price?symbol=NOPE`, headers: {} },
    { url: `${exchange}/api/v3/ping`, headers: { 'X-Sandbox-Latency': '2000' } },
  ];
}

const locales = ['en', 'ja', 'ar', 'de', 'zh-TW', 'sw'];
const request = withApiErrors(fetch);

/** Asks one question, and says how that ended; whatever is thrown is one of these, or the soak fails. */
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
