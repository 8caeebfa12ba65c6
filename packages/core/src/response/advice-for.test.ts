import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApiError, toApiError } from '../index.js';
import { adviceFor, ResponseError } from './index.js';

const answer = (httpStatus: number, more = {}) => ({ httpStatus, receivedAt: Date.now(), ...more });

function coded(code: number, msg: string, httpStatus?: number) {
  const error = toApiError({ code, msg }, httpStatus === undefined ? {} : { answer: answer(httpStatus) });
  if (error === undefined) throw new Error('no payload');
  return error;
}

function refused(httpStatus: number | undefined, msg?: string) {
  return new ResponseError({ ...(httpStatus && { answer: answer(httpStatus) }), ...(msg && { msg }) });
}

function failure(code: string, name = 'Error') {
  return Object.assign(
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code, name }) }),
  );
}

/** An error for each address that was tried, the last of which says why. */
function aggregate(others: number) {
  const reset = Object.assign(new Error('x'), { code: 'ECONNRESET' });
  return new AggregateError([...Array.from({ length: others }, () => new Error('x')), reset], 'x');
}

/** An error whose cause, so many levels deep, says why. */
function nested(depth: number): Error {
  return depth === 0
    ? Object.assign(new Error('x'), { code: 'ECONNRESET' })
    : new Error('x', { cause: nested(depth - 1) });
}

describe('adviceFor', () => {
  it.each<[what: string, thrown: unknown, advice: string]>([
    ['the code decides', createApiError('ACCESS_TIMESTAMP_EXPIRED'), 'resync no'],
    ['the code decides under any status', coded(-1121, 'Invalid symbol.', 500), 'fix-request no'],
    ['a general code alone', coded(-1054, 'System error, please retry later.', 500), 'backoff unknown'],
    ['a general code with a text', coded(-1054, 'INVALID_ARGUMENT: price', 500), 'fix-request no'],
    ['a general code with a state', coded(-1054, 'FAILED_PRECONDITION: mode', 500), 'never no'],
    ['a code that is not general', coded(-1047, 'INVALID_ARGUMENT: x', 401), 'never no'],
    ['an unknown code under 429', coded(-1003, 'Too much', 429), 'backoff no'],
    ['a known code under 429', coded(-1000, 'An unknown error occurred.', 429), 'backoff no'],
    ['a known code under 418', coded(-1121, 'Invalid symbol.', 418), 'backoff no'],
    ['a status in the place of the code', coded(429, 'Too many requests'), 'backoff no'],
    ['an unknown code under 503', coded(-9, 'x', 503), 'backoff unknown'],
    ['an unknown code under 400', coded(-9, 'x', 400), 'never no'],
    ['an unknown code alone', coded(-9, 'x'), 'never unknown'],
    ['429 in plain text', refused(429), 'backoff no'],
    ['408', refused(408), 'backoff unknown'],
    ['425', refused(425), 'backoff no'],
    ['418', refused(418), 'backoff no'],
    ['405', refused(405), 'fix-request no'],
    ['404', refused(404), 'never no'],
    ['502', refused(502), 'backoff unknown'],
    ['a refusal that proves nothing', refused(undefined, 'INTERNAL: server busy'), 'never unknown'],
    ['an item that proves nothing', refused(200, 'timeout, order state unknown'), 'never unknown'],
    ['a refusal with a prefix', refused(undefined, 'INVALID_ARGUMENT: invalid symbol'), 'fix-request no'],
    ['a body that says nothing', refused(undefined), 'never unknown'],
    ['a connection that was never made', failure('ECONNREFUSED'), 'backoff no'],
    ['a name that is not found', failure('ENOTFOUND'), 'backoff no'],
    ['a connection that broke', failure('ECONNRESET'), 'backoff unknown'],
    ['undici’s own time-out', failure('UND_ERR_HEADERS_TIMEOUT'), 'backoff unknown'],
    ['undici’s time-out to connect', failure('UND_ERR_CONNECT_TIMEOUT'), 'backoff no'],
    ['a certificate', failure('CERT_HAS_EXPIRED'), 'never no'],
    ['fetch in Chromium', new TypeError('Failed to fetch'), 'backoff unknown'],
    ['fetch in Firefox', new TypeError('NetworkError when attempting to fetch resource.'), 'backoff unknown'],
    ['fetch in WebKit', new TypeError('Load failed'), 'backoff unknown'],
    ['a time-out of the signal', new DOMException('x', 'TimeoutError'), 'backoff unknown'],
    ['axios, timed out', Object.assign(new Error('x'), { code: 'ECONNABORTED' }), 'backoff unknown'],
    ['axios, cancelled', Object.assign(new Error('x'), { code: 'ERR_CANCELED' }), 'never unknown'],
    ['an abort of the caller', new DOMException('x', 'AbortError'), 'never unknown'],
    ['a bug', new TypeError('x is not a function'), 'never unknown'],
    ['a text', 'ECONNRESET', 'never unknown'],
    ['nothing', undefined, 'never unknown'],
  ])('%s', (_, thrown, advice) => {
    const { retry, executed, why } = adviceFor(thrown);
    expect(`${retry} ${executed}`).toBe(advice);
    expect(why).toMatch(/^[A-Z].+\.$/);
  });

  it.each<[thrown: unknown, advice: object]>([
    [
      coded(-9, 'x', 429),
      { category: 'rate-limit', why: 'The status 429 decides: turned away for the rate.' },
    ],
    [coded(-1000, 'x', 429), { category: 'system' }],
    [coded(429, 'x', 400), { retry: 'never' }],
    [coded(503, 'x'), { retry: 'backoff' }],
    [refused(418), { why: 'The status 418 decides: turned away for the rate.' }],
    [refused(425), { why: 'The status 425 decides: it came too early to be carried out.' }],
    [refused(408), { why: 'The status 408 decides: the server did not wait for it.' }],
    [refused(500), { retry: 'backoff', why: 'The status 500 decides: the server or a gateway failed.' }],
    [refused(599), { retry: 'backoff' }],
    [refused(405), { why: 'The status 405 decides: the method is not allowed there.' }],
    [refused(400), { executed: 'no', why: 'The status 400 decides: the request was refused.' }],
    ...[399, 600].map((status): [unknown, object] => [
      refused(status),
      { executed: 'unknown', why: 'Neither code, text nor status tells.' },
    ]),
    [
      coded(-1121, 'Invalid symbol.'),
      { retry: 'fix-request', executed: 'no', category: 'symbol', why: 'The code -1121 decides.' },
    ],
    [
      coded(-1054, 'INVALID_ARGUMENT: x'),
      { category: 'parameter', why: 'The text decides: it holds "INVALID_ARGUMENT:".' },
    ],
    [failure('EAI_AGAIN'), { category: 'network', why: 'No connection was made (EAI_AGAIN).' }],
    [
      failure('CERT_HAS_EXPIRED'),
      { category: 'network', why: 'The peer is not trusted (CERT_HAS_EXPIRED).' },
    ],
    [failure('EPIPE'), { category: 'network', why: 'The connection broke or took too long (EPIPE).' }],
    [new DOMException('x', 'TimeoutError'), { why: 'The connection broke or took too long (TimeoutError).' }],
    [new TypeError('Load failed'), { why: 'The connection broke or took too long (TypeError).' }],
    [
      new Error('bug'),
      { safeToRepeat: false, why: 'It is neither an error of this library nor a failure of the network.' },
    ],
  ])('%s: %o', (thrown, advice) => {
    expect(adviceFor(thrown)).toMatchObject(advice);
  });

  it.each<[what: string, thrown: unknown, retry: string]>([
    ['the codes of an abort', failure('ERR_ABORTED'), 'never'],
    ['the codes of an abort', failure('ABORT_ERR'), 'never'],
    ['a code that only ends like one', failure('NOT_ERR_CANCELED'), 'backoff'],
    ['a code that only begins like one', failure('ABORT_ERRORS'), 'backoff'],
    ['an abort behind a failure', failure('ECONNRESET', 'AbortError'), 'never'],
    ['a message of fetch in another error', new Error('Failed to fetch'), 'never'],
    ['a code that is no text', Object.assign(new Error('x'), { code: ['ECONNRESET'] }), 'never'],
    ['a failure whose cause is null', Object.assign(failure('EPIPE'), { errors: [null] }), 'backoff'],
    ['the 8th address that was tried', aggregate(7), 'backoff'],
    ['a 9th address', aggregate(8), 'never'],
    ['a cause 5 levels deep', nested(5), 'backoff'],
    ['a cause 6 levels deep', nested(6), 'never'],
  ])('reads a failure of the network: %s', (_, thrown, retry) => {
    expect(adviceFor(thrown).retry).toBe(retry);
  });

  it('refines the category by the text', () => {
    const text = 'FAILED_PRECONDITION: Move margin available amount not enough.';
    expect(adviceFor(coded(-1054, text)).category).toBe('balance');
    expect(adviceFor(createApiError('INVALID_SYMBOL')).category).toBe('symbol');
    expect(adviceFor(createApiError('PARAM_ERROR', { parameter: 'symbol' })).category).toBe('symbol');
    expect(adviceFor(createApiError('PARAM_ERROR', { parameter: 'limit' })).category).toBe('parameter');
    expect(adviceFor(createApiError('PARAM_EMPTY', { parameter: 'symbol' })).category).toBe('parameter');
  });

  it('says what is safe to repeat', () => {
    const failed = coded(-1054, 'System error, please retry later.', 500);
    expect(adviceFor(failed).safeToRepeat).toBe(false);
    expect(adviceFor(failed, { method: 'POST' }).safeToRepeat).toBe(false);
    for (const method of ['get', 'HEAD', 'OPTIONS'])
      expect(adviceFor(failed, { method }).safeToRepeat).toBe(true);
    for (const method of ['GETS', 'TARGET', ''])
      expect(adviceFor(failed, { method }).safeToRepeat).toBe(false);
    expect(adviceFor(failed, { idempotent: false }).safeToRepeat).toBe(false);
    expect(adviceFor(failed, { method: 'POST', idempotent: true }).safeToRepeat).toBe(true);
    expect(adviceFor(createApiError('ACCESS_TIMESTAMP_EXPIRED'), { method: 'POST' }).safeToRepeat).toBe(true);
    expect(
      adviceFor(new DOMException('x', 'AbortError'), { method: 'GET', idempotent: true }).safeToRepeat,
    ).toBe(false);
    expect(adviceFor(new Error('bug'), { method: 'GET' }).safeToRepeat).toBe(false);
  });

  it('says how long to wait, from now on', () => {
    const limited = (more: object) => adviceFor(new ResponseError({ answer: answer(429, more) })).after ?? -1;
    expect(limited({ retryAfter: 60_000 })).toBeGreaterThan(59_000);
    expect(limited({ retryAfter: 60_000, receivedAt: Date.now() - 50_000 })).toBeLessThanOrEqual(10_000);
    expect(limited({ retryAfter: 1000, receivedAt: 0 })).toBe(0);
    expect(limited({})).toBeGreaterThan(9000);
    expect(limited({})).toBeLessThanOrEqual(10_000);
    expect(adviceFor(failure('ECONNRESET'))).not.toHaveProperty('after');
    expect(adviceFor(refused(418))).not.toHaveProperty('after');
    const asked = (status: number) => new ResponseError({ answer: answer(status, { retryAfter: 60_000 }) });
    expect(adviceFor(asked(503)).after).toBeGreaterThan(59_000);
    expect(adviceFor(asked(404))).not.toHaveProperty('after');
    expect(adviceFor(refused(503)).after).toBeUndefined();
    expect(adviceFor(refused(400)).after).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (thrown) => void adviceFor(thrown)));
    const trap = new Proxy(new Error('x'), { get: () => expect.fail() });
    const chain = new Error('a');
    chain.cause = new AggregateError([chain, trap], 'b');
    const marked = { [Symbol.for('@errlex/core/ApiError')]: true, code: -1121 };
    for (const thrown of [trap, chain, marked]) expect(adviceFor(thrown).retry).toBe('never');
  });
});
