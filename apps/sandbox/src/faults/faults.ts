import { createApiError } from '@errlex/core';
import { RawAnswer } from './raw-answer.js';

const page =
  '<!doctype html><html><head><title>502</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** What each fault throws, given the text of the honest answer, if any. Batches see to `PARTIAL_BATCH`. */
export const faults = {
  UNKNOWN_ERROR: () => createApiError('UNKNOWN_ERROR'),
  SYSTEM_ERROR: () => createApiError('SYSTEM_ERROR'),
  RATE_LIMIT: () =>
    new RawAnswer((response) => response.status(429).json({ code: 429, msg: 'Too many requests' })),
  RATE_LIMIT_TEXT: () =>
    new RawAnswer((response) => response.status(429).type('text').send('Too many requests')),
  BAD_GATEWAY: () => new RawAnswer((response) => response.status(502).type('html').send(page)),
  DROP: () => new RawAnswer((response) => response.destroy()),
  CUT: (answer: string) =>
    new RawAnswer((response) => {
      const half = answer.slice(0, answer.length / 2);
      response.set('Content-Length', String(Buffer.byteLength(answer))).write(half, () => response.destroy());
    }),
  PARTIAL_BATCH: () => undefined,
} as const;

export type FaultName = keyof typeof faults;
