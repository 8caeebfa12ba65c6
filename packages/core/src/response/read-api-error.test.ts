import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApiError } from '../index.js';
import { type FetchResponse, findPayloads, isResponseError, readApiError, toOutcome } from './index.js';

/** Of the platform, and in none of the libraries that this package compiles against. */
declare const Response: new (
  body: Uint8Array | string | null,
  init?: { status?: number; headers?: Readonly<Record<string, string>> },
) => FetchResponse;

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 2000 }),
  fc.json().map((json) => encode(json)),
  fc.nat(payload.length).map((length) => encode(payload.slice(0, length))),
);
const headers = fc.dictionary(
  fc.constantFrom('content-type', 'retry-after', 'date', 'content-language', 'content-length'),
  fc.oneof(
    fc.constantFrom('application/json; charset=utf-16', 'text/html', '120', 'Tue, 01 Sep 2026 12:00:10 GMT'),
    fc.string().map((text) => text.replace(/[^ -~]/g, '').trim()),
  ),
);

function encode(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

describe('readApiError', () => {
  it('ends in an ApiError, a ResponseError or a success for any bytes, status and headers', async () => {
    const statuses = fc.integer({ min: 200, max: 599 });
    await fc.assert(
      fc.asyncProperty(bodies, statuses, headers, async (body, status, fields) => {
        const mayHaveBody = ![204, 205, 304].includes(status);
        const response = new Response(mayHaveBody ? body : null, { status, headers: fields });
        const error = await readApiError(response);
        if (error) expect(isApiError(error) || isResponseError(error)).toBe(true);
        else expect(status).toBeLessThan(400);
        expect(response.bodyUsed).toBe(false);
        expect(await response.text()).toBe(await new Response(mayHaveBody ? body : null).text());
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile text', () => {
  const read: Record<string, (text: string) => unknown> = { toOutcome, findPayloads };
  const units = ['{', '[', '{"a":', '[{"code":-1,"msg":"x"},', '"{', '}"{', '\\"', '1', ' ', `${payload},`];

  // In time that grew with the square of the size, one of these would take an hour.
  it.each(Object.keys(read))('of 1 MB is read by %s', (name) => {
    for (const unit of units) read[name]?.(unit.repeat(1e6 / unit.length));
  });
});
