import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { isApiError } from '@errlex/core';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import winston from 'winston';
import { clients, type Send, secrets } from '../src/clients.fixture.js';
import { type Fault, faults, startFaultServer } from '../src/fault-server.fixture.js';
import { adviceFor, isResponseError } from '../src/index.js';

let server: Awaited<ReturnType<typeof startFaultServer>>;

beforeAll(async () => {
  server = await startFaultServer();
});

afterAll(() => server.stop());

/** How each fault ends: as a success, as an error of this library, or as the client's own error. */
const endings: Record<Fault, string> = {
  payload: 'ApiError',
  'payload-under-200': 'ApiError',
  'payload-under-500': 'ApiError',
  'payload-as-image': 'ApiError',
  'payload-without-type': 'ApiError',
  'payload-gzipped': 'ApiError',
  'payload-then-cut': 'ApiError or ResponseError or failure',
  'payload-over-http-1.0': 'ApiError',
  // undici rejects an unexpected status 100.
  'payload-after-100': 'ApiError or failure',
  'payload-after-103': 'ApiError',
  'payload-after-redirect': 'ApiError',
  'redirect-loop': 'failure',
  'redirect-to-nowhere': 'failure',
  '429-in-text': 'ResponseError',
  'spring-404': 'ResponseError',
  'html-502': 'ResponseError',
  'empty-401': 'ResponseError',
  'megabyte-400': 'ResponseError',
  'non-utf-8-502': 'ResponseError',
  'truncated-400': 'ResponseError or failure',
  'truncated-200': 'failure',
  'refusal-under-200': 'ResponseError',
  'garbage-gzip-400': 'ResponseError or failure',
  'garbage-gzip-200': 'failure',
  'no-json-200': 'success or ResponseError or failure',
  'drip-400': 'failure',
  'drip-headers': 'failure',
  'huge-502': 'ResponseError or failure',
  'no-http': 'failure',
  'no-answer': 'failure',
  reset: 'failure',
  'reset-in-body': 'failure',
  silence: 'failure',
  'no-content': 'success',
  success: 'success',
  envelope: 'success',
  'megabyte-200': 'success',
  'partial-batch': 'success',
};

/** By client: the faults that end differently than in `endings`. */
const exceptions: Readonly<Record<string, Partial<Record<Fault, string>>>> = {
  // ky 2 stops reading the body by itself, and keeps the status.
  'ky 2': { 'drip-400': 'ResponseError' },
};

/** Faults that appear only when the caller reads the success; node-fetch then creates its own error. */
const metLater: readonly Fault[] = ['truncated-200', 'garbage-gzip-200', 'reset-in-body'];

const success = Symbol('success');

function send(client: Send, fault: Fault): Promise<unknown> {
  const url = `${server.origin}/${fault}${secrets.query}`;
  return client(url, AbortSignal.timeout(1500)).then(
    () => success,
    (error: unknown) => error,
  );
}

function endingOf(thrown: unknown): string {
  if (thrown === success) return 'success';
  return isApiError(thrown) ? 'ApiError' : isResponseError(thrown) ? 'ResponseError' : 'failure';
}

/** Renders everything that a program may print of an error. */
function print(thrown: unknown): string {
  const logged: string[] = [];
  const stream = new Writable({ write: (chunk, _, done) => done(void logged.push(String(chunk))) });
  pino(stream).error(thrown);
  pino(stream).error({ err: thrown }, 'failed');
  const { errors, json } = winston.format;
  const logger = winston.createLogger({
    format: winston.format.combine(errors({ stack: true, cause: true }), json()),
    transports: [new winston.transports.Stream({ stream })],
  });
  logger.error(thrown as Error);
  logger.error('failed', { thrown });
  return [
    String(thrown),
    (thrown as Error).message,
    (thrown as Error).stack,
    JSON.stringify(thrown),
    JSON.stringify({ ...(thrown as object) }),
    inspect(thrown, { depth: null }),
    inspect(thrown, { depth: null, showHidden: true }),
    inspect(thrown, { depth: null, customInspect: false }),
    ...logged,
  ].join('\n');
}

describe.each(Object.entries(clients))('%s', (name, client) => {
  // A second redirect of a write makes node-fetch throw where nobody can catch it.
  const met = (Object.keys(faults) as Fault[]).filter(
    (fault) => name !== 'node-fetch' || fault !== 'redirect-loop',
  );

  it.each(met)('meets %s with one of the endings, and prints no secret', async (fault) => {
    const thrown = await send(client, fault);
    const expected = exceptions[name]?.[fault] ?? endings[fault];
    expect(expected.split(' or ')).toContain(endingOf(thrown));
    if (thrown === success) return;
    // A redirect is excluded, because the first URL did not execute the request.
    if (endingOf(thrown) === 'failure' && fault !== 'redirect-to-nowhere') {
      expect(adviceFor(thrown, { method: 'POST' })).toMatchObject({
        executed: 'unknown',
        safeToRepeat: false,
      });
    }
    if (name === 'node-fetch' && metLater.includes(fault)) return;
    expect(print(thrown)).toContain('Error');
    expect(print(thrown)).not.toContain('planted-');
  });

  it('lets go of every connection', async () => {
    await expect.poll(() => server.isIdle(), { timeout: 5000 }).toBe(true);
  });
});
