import { describe, expect, it } from 'vitest';
import { toResponseInfo } from '../response/index.js';

const now = Date.UTC(2026, 8, 1, 12, 0, 0);
const read = (headers: Record<string, string>) => toResponseInfo(429, (name) => headers[name], now);

describe('toResponseInfo', () => {
  it('keeps the status, the clocks, the wait and the language, and no other header', () => {
    const headers = {
      date: 'Tue, 01 Sep 2026 12:00:03 GMT',
      'retry-after': '7',
      'content-language': 'ja',
      'set-cookie': 'session=secret',
    };
    expect(read(headers)).toEqual({
      httpStatus: 429,
      retryAfter: 7000,
      date: now + 3000,
      receivedAt: now,
      contentLanguage: 'ja',
    });
    expect(read({})).toStrictEqual({ httpStatus: 429, receivedAt: now });
  });

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Tue, 01 Sep 2026 12:00:10 GMT', 10_000],
    ['Tue, 01 Sep 2026 11:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['7 s', undefined],
    ['in 7', undefined],
    ['123456789', 123_456_789_000],
    ['1234567890', undefined],
    ['99999999999999999999', undefined],
    ['', undefined],
  ])('reads Retry-After "%s" as %s ms', (header, retryAfter) => {
    expect(read({ 'retry-after': header }).retryAfter).toBe(retryAfter);
  });

  it('keeps 64 UTF-16 units of a language, and no empty one', () => {
    expect(read({ 'content-language': 'x'.repeat(65) }).contentLanguage).toBe('x'.repeat(64));
    expect(read({ 'content-language': '' })).toEqual(read({}));
  });

  it('reads no date before 1970', () => {
    expect(read({ date: 'Thu, 01 Jan 1970 00:00:00 GMT' }).date).toBe(0);
    expect(read({ date: 'Tue, 01 Sep 1926 12:00:03 GMT' })).not.toHaveProperty('date');
    expect(read({ date: 'result-1000', 'retry-after': 'result-1000' })).toEqual(read({}));
  });

  it('counts a date in Retry-After from the clock of the server', () => {
    const headers = { date: 'Tue, 01 Sep 2026 11:00:00 GMT', 'retry-after': 'Tue, 01 Sep 2026 11:00:05 GMT' };
    expect(read(headers).retryAfter).toBe(5000);
  });
});
