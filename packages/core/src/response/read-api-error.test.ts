import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApiError, isApiError } from '../index.js';
import { type FetchResponse, findPayloads, isResponseError, readApiError, toOutcome } from './index.js';

/** A global of every platform that is missing in the `lib` of this package. */
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
  it('returns an ApiError, a ResponseError or undefined for any bytes, status and headers', async () => {
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

/** Creates a response whose body arrives in chunks and breaks at an `Error` among them. */
function streaming(chunks: readonly (string | Error)[], fields: Readonly<Record<string, string>> = {}) {
  const state = { cancelled: 0, cloned: 0 };
  const left = [...chunks];
  const cancel = async () => {
    state.cancelled += 1;
    // `readApiError` must ignore that cancelling the body rejects.
    throw new Error('cancelled');
  };
  const read = async () => {
    const chunk = left.shift();
    if (chunk instanceof Error) throw chunk;
    return { done: chunk === undefined, value: chunk === undefined ? undefined : encode(chunk) };
  };
  const response: FetchResponse = {
    status: 502,
    bodyUsed: false,
    headers: { get: (name) => fields[name] ?? null },
    body: { getReader: () => ({ read, cancel }), cancel },
    clone: () => {
      state.cloned += 1;
      return response;
    },
    text: async () => chunks.join(''),
  };
  return { response, state };
}

describe('a body', () => {
  const half = payload.length / 2;

  it('is read to its end, also if its chunks cut a character in two', async () => {
    const text = '{"code":-9,"msg":"\u00c3\u00a9"}';
    const { response, state } = streaming([...text]);
    expect((await readApiError(response))?.message).toBe('é');
    expect(state.cancelled).toBe(0);
    const page = streaming(['<html>', '']);
    expect(await readApiError(page.response)).toMatchObject({
      body: '<html>',
      cause: { name: 'SyntaxError' },
    });
    const open = streaming(['x\u00c3']);
    expect(await readApiError(open.response)).toMatchObject({ body: 'x\ufffd' });
  });

  it.each([
    ['utf-16le', 'p\0', 'p'],
    ['"windows-1252"', '\u0080', '€'],
    ['no-such', '\u00c3\u00a9', 'é'],
  ])('is decoded by its charset %s', async (charset, bytes, text) => {
    const fields = { 'content-type': `text/plain;  Charset=${charset}` };
    expect(await readApiError(streaming([bytes], fields).response)).toMatchObject({ body: text });
  });

  it('is cancelled after 64 KiB', async () => {
    const { response, state } = streaming(['a'.repeat(65_536), 'b', payload]);
    const error = await readApiError(response);
    expect(error).toMatchObject({ name: 'ResponseError', body: 'a'.repeat(1024) });
    expect(error).not.toHaveProperty('cause');
    expect(state.cancelled).toBe(1);
    const whole = streaming([`${payload}${' '.repeat(65_536 - payload.length)}`]);
    expect(await readApiError(whole.response)).toMatchObject({ messageId: 'INVALID_SYMBOL' });
    expect(whole.state.cancelled).toBe(0);
  });

  it('is read from its first character that is not blank, up to a megabyte of blanks', async () => {
    const blanks = (count: number) => Array.from({ length: count }, () => ' \n\t\r'.repeat(16_384));
    for (const chunks of [
      [...blanks(2), payload],
      [`${blanks(2).join('')}${payload}`],
      [...blanks(15), payload],
    ]) {
      const { response, state } = streaming(chunks);
      expect(await readApiError(response)).toMatchObject({ messageId: 'INVALID_SYMBOL' });
      expect(state.cancelled).toBe(0);
    }
    const endless = streaming([...blanks(18), payload]);
    expect(await readApiError(endless.response)).toMatchObject({ name: 'ResponseError' });
    expect(endless.state.cancelled).toBe(1);
    const wide = ` \0\n\0${[...payload].join('\0')}\0`;
    const fields = { 'content-type': 'application/json; charset=utf-16le' };
    expect(await readApiError(streaming([' ', wide.slice(1)], fields).response)).toMatchObject({
      code: -1121,
    });
  });

  it('that breaks off gives the error in its beginning, with the cause', async () => {
    for (const cause of [
      new TypeError('terminated'),
      Object.assign(new Error('x'), { code: 'ECONNRESET' }),
    ]) {
      const { response } = streaming([payload.slice(0, half), payload.slice(half), cause]);
      expect(await readApiError(response)).toMatchObject({ messageId: 'INVALID_SYMBOL', cause });
      const cut = streaming([payload.slice(0, half), cause]);
      expect(await readApiError(cut.response)).toMatchObject({ body: payload.slice(0, half), cause });
    }
  });

  it('rejects with the abort of its request', async () => {
    for (const cause of [new DOMException('x', 'AbortError'), Object.assign(new Error('x'), { code: 5 })]) {
      await expect(readApiError(streaming([cause]).response)).rejects.toBe(cause);
    }
    const broken = new TypeError('terminated');
    const signal = { aborted: true };
    await expect(readApiError(streaming([broken]).response, { signal })).rejects.toBe(broken);
    const running = await readApiError(streaming([broken]).response, { signal: { aborted: false } });
    expect(running).toMatchObject({ cause: broken });
  });

  it('that was read already or is null is not read', async () => {
    for (const more of [{ bodyUsed: true }, { body: null }]) {
      const { response, state } = streaming([payload]);
      const error = await readApiError({ ...response, ...more });
      expect(error).toMatchObject({ body: '', cause: { name: 'SyntaxError' } });
      expect(state.cloned).toBe(0);
    }
  });

  it('is read as a text of up to 64 Ki characters on a host without streams', async () => {
    const read = async (text: string) => {
      const { response } = streaming([text]);
      const bodiless = { ...response, body: undefined };
      return readApiError({ ...bodiless, clone: () => bodiless });
    };
    expect(await read(payload)).toMatchObject({ messageId: 'INVALID_SYMBOL' });
    expect(await read(`${'x'.repeat(65_536)}${payload}`)).toMatchObject({ body: 'x'.repeat(1024) });
    expect(await read(`${' '.repeat(65_536)}${payload}`)).toMatchObject({ messageId: 'INVALID_SYMBOL' });
    expect((await read('<html>'))?.cause).toBeInstanceOf(SyntaxError);
  });

  it.each<[type: string | undefined, length: string | undefined, isRead: boolean]>([
    [undefined, undefined, true],
    ['application/json', undefined, true],
    ['application/problem+JSON; charset=utf-8', undefined, true],
    ['application/stream+json', undefined, false],
    ['application/jsonl', undefined, false],
    ['text/plain', '65536', true],
    ['TEXT/HTML; charset=utf-8', '2', true],
    ['text/html', '65537', false],
    ['text/html', undefined, false],
    ['text/htmlx', '2', false],
    ['x-text/html', '2', false],
    ['text/csv', '2', false],
  ])('of a success with type %s and length %s is read: %s', async (type, length, isRead) => {
    const fields = { ...(type && { 'content-type': type }), ...(length && { 'content-length': length }) };
    const { response, state } = streaming([payload], fields);
    const error = await readApiError({ ...response, status: 200 });
    expect(error?.message).toBe(isRead ? 'Invalid symbol.' : undefined);
    expect(state.cloned).toBe(isRead ? 1 : 0);
  });

  it.each([
    [199, false],
    [300, false],
    [399, false],
    [400, true],
    [299, true],
  ])('under the status %d is read: %s', async (status, isRead) => {
    const { response, state } = streaming([payload]);
    await readApiError({ ...response, status });
    expect(state.cloned).toBe(isRead ? 1 : 0);
  });

  it('without a payload is kept as an excerpt', async () => {
    const rejected = streaming(['{"result":false,"msg":"no"}'], { 'retry-after': '7' });
    const body = '{"result":false,"msg":"no"}';
    expect(await readApiError(rejected.response)).toMatchObject({
      msg: 'no',
      body,
      responseInfo: { retryAfter: 7000 },
    });
    const other = await readApiError(streaming(['{"serverTime":1}']).response);
    expect(other).toMatchObject({ body: '{"serverTime":1}' });
    expect(other).not.toHaveProperty('cause');
  });

  it('gives an error of an upstream, unless an option says otherwise', async () => {
    expect(await readApiError(streaming([payload]).response)).toHaveProperty('upstream', true);
    const own = await readApiError(streaming([payload]).response, { upstream: false });
    expect(own).not.toHaveProperty('upstream');
  });
});

describe('the JSON of an ApiError in a body', () => {
  it('is an error of an upstream too, with the status of its response', async () => {
    const { response } = streaming([JSON.stringify(createApiError('INVALID_SYMBOL'))]);
    expect(await readApiError(response)).toMatchObject({
      reason: 'INVALID_SYMBOL',
      upstream: true,
      responseInfo: { httpStatus: 502 },
    });
  });
});

describe('an unrecognized body and a batch', () => {
  it.each(['{"retCode":10006}', '[{"code":-1121,"msg":"x"}]', '{"serverTime":1}'])(
    'under 200 are no error: %s',
    async (body) => {
      expect(await readApiError({ ...streaming([body]).response, status: 200 })).toBeUndefined();
    },
  );
});

describe('a hostile text', () => {
  const read: Record<string, (text: string) => unknown> = { toOutcome, findPayloads };
  const units = ['{', '[', '{"a":', '[{"code":-1,"msg":"x"},', '"{', '}"{', '\\"', '1', ' ', `${payload},`];

  // If the time grew with the square of the size, one of these cases would take an hour.
  it.each(Object.keys(read))('of 1 MB is read by %s', (name) => {
    for (const unit of units) read[name]?.(unit.repeat(1e6 / unit.length));
  });
});
