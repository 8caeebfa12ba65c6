import { createApiError } from '@errlex/core';
import { RawResponse } from './raw-response.js';

const page =
  '<!doctype html><html><head><title>502</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Returns what each fault throws, given the body of the real response, if any. Batches handle `PARTIAL_BATCH`. */
export const faults = {
  UNKNOWN_ERROR: () => createApiError('UNKNOWN_ERROR'),
  SYSTEM_ERROR: () => createApiError('SYSTEM_ERROR'),
  RATE_LIMIT: () =>
    new RawResponse((response) => response.status(429).json({ code: 429, msg: 'Too many requests' })),
  RATE_LIMIT_TEXT: () =>
    new RawResponse((response) => response.status(429).type('text').send('Too many requests')),
  BAD_GATEWAY: () => new RawResponse((response) => response.status(502).type('html').send(page)),
  DROP: () => new RawResponse((response) => response.destroy()),
  CUT: (body: string) =>
    new RawResponse((response) => {
      const half = body.slice(0, body.length / 2);
      response.set('Content-Length', String(Buffer.byteLength(body))).write(half, () => response.destroy());
    }),
  PARTIAL_BATCH: () => undefined,
} as const;

export type FaultName = keyof typeof faults;
